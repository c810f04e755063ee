#!/bin/sh
# The size caps of the style guide: 400 lines for a source file, 500 for a test. Fails with the files that pass them.
set -eu
over=$(git ls-files '*.java' '*.ts' '*.tsx' '*.css' | while read -r file; do
  [ -f "$file" ] || continue
  lines=$(wc -l < "$file")
  case "$file" in *[Tt]est*|*e2e*|*/browser/*) cap=500 ;; *) cap=400 ;; esac
  [ "$lines" -le "$cap" ] || echo "$file has $lines lines, the cap is $cap"
done)
if [ -n "$over" ]; then
  printf '%s\n' "$over" >&2
  exit 1
fi
# The embedded DynamoDB is a tool, not a product (docs/decisions/0004): code lines without blanks, comments and imports.
engine=$(git ls-files 'infrastructure/engines/src/main/java/docket/engines/dynamodb/*.java' | xargs cat | grep -cvE '^[[:space:]]*($|//|\*|/\*|import |package )')
if [ "$engine" -gt 4700 ]; then
  echo "the embedded DynamoDB has $engine lines of code, the cap is 4700" >&2
  exit 1
fi
