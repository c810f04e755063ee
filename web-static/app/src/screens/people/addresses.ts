/** Addresses in a text, each once, in the order in which they stand there. */
export function addressesIn(text: string): readonly string[] {
  const found = text
    .split(/[\s,;]+/)
    .map((part) => part.replace(/^<|>$/g, '').trim().toLowerCase())
    .filter((part) => part.includes('@'))
  return [...new Set(found)]
}
