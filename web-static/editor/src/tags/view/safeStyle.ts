/** Layout a config may ask for. Nothing that loads, covers the frame or leaves its box. */
const ALLOWED =
  /^(display|flex(-.+)?|grid(-.+)?|gap|row-gap|column-gap|align-.+|justify-.+|place-.+|order|width|min-width|max-width|height|min-height|max-height|margin(-.+)?|padding(-.+)?|text-align|font-weight|font-style|font-size|line-height|white-space|overflow(-.+)?|columns|column-.+|border(-.+)?|color|background(-color)?|opacity)$/
const FORBIDDEN = /url\(|expression|@import|image-set|-webkit-image/i

/** The declarations of a style attribute that may be set, one by one through CSSOM. */
export function safeDeclarations(style: string | undefined): readonly (readonly [name: string, value: string])[] {
  return (style ?? '').split(';').flatMap((declaration) => {
    const colon = declaration.indexOf(':')
    const name = declaration.slice(0, colon).trim().toLowerCase()
    const value = declaration.slice(colon + 1).trim()
    return colon > 0 && value !== '' && ALLOWED.test(name) && !FORBIDDEN.test(value) ? [[name, value] as const] : []
  })
}

/** For a ref: a strict CSP forbids style attributes in markup, not the CSSOM. */
export const applyStyle = (style: string | undefined) => (element: HTMLElement | null) => {
  for (const [name, value] of safeDeclarations(style)) element?.style.setProperty(name, value)
}
