import { useEffect } from 'react'
import { type TagDefinition, type TagProps } from '../tag'

const REMOVED = /@import[^;]*;?|[\w-]+\s*:[^;{}]*url\([^)]*\)[^;{}]*;?/gi

/** CSS of the config, bound to the config's own content and without anything that loads. Constructed sheets need no style element. */
function Style({ node }: TagProps) {
  useEffect(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`@scope (.dk-content) { ${node.body.replaceAll(REMOVED, '')} }`)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
    }
  }, [node.body])
  return null
}

export const style: TagDefinition = { tag: 'style', role: 'visual', place: 'flow', View: Style }
