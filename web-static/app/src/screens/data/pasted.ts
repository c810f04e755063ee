interface Clipboard {
  readonly files: ArrayLike<File>
  getData(format: string): string
}

/** Pasted text under the name of what it is: JSON, cells of a sheet, or lines. */
function nameFor(text: string): string {
  if (/^[[{]/.test(text)) return 'pasted.json'
  return /^[^\n]*\t/.test(text) ? 'pasted.tsv' : 'pasted.txt'
}

/** What was pasted, as files to import: those on the clipboard, else its text as one. */
export function pastedFiles(clipboard: Clipboard): readonly File[] {
  if (clipboard.files.length > 0) return Array.from(clipboard.files)
  const text = clipboard.getData('text/plain').trim()
  return text === '' ? [] : [new File([text], nameFor(text), { type: 'text/plain' })]
}
