/** The label colours by name, in their order; a workspace takes one of them. */
export const COLOR_NAMES = [
  'Blue',
  'Amber',
  'Green',
  'Magenta',
  'Yellow',
  'Sky',
  'Crimson',
  'Violet',
  'Lime',
  'Brown',
  'Teal',
  'Pink',
  'Navy',
  'Sage',
  'Lavender',
  'Slate',
] as const

const HEX = /^#(?:[\da-f]{3}|[\da-f]{6})$/i

/** The API takes any text as a colour; only what certainly is one is drawn. */
export function colorOf({ color }: { readonly color: string | null }): string | undefined {
  const text = (color ?? '').trim()
  return HEX.test(text) ? text.toLowerCase() : undefined
}

/** The palette as the tokens have it, which are the only place that knows colours. */
export const palette = (): readonly string[] => {
  const style = getComputedStyle(document.documentElement)
  return COLOR_NAMES.map((_, index) =>
    style
      .getPropertyValue(`--label-${index + 1}`)
      .trim()
      .toLowerCase(),
  )
}
