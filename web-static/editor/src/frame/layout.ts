/** How a person has set up the panels; kept in the browser. */
export interface Layout {
  readonly width: number
  readonly isClosed: boolean
  readonly folded: readonly string[]
}

const KEY = 'docket.editor.layout'
export const NARROWEST = 240
export const WIDEST = 500
const DEFAULT: Layout = { width: 320, isClosed: false, folded: [] }

export function storedLayout(): Layout {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Layout>
    return { ...DEFAULT, ...stored }
  } catch {
    return DEFAULT // a browser that forbids storage, or something else under that name
  }
}

export function storeLayout(layout: Layout): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(layout))
  } catch {
    // Storage is full or forbidden: the layout lasts as long as the page.
  }
}
