import { Decoration, MatchDecorator, ViewPlugin, WidgetType, type DecorationSet, type EditorView, type ViewUpdate } from '@codemirror/view'

class Swatch extends WidgetType {
  constructor(readonly color: string) {
    super()
  }
  override eq(other: Swatch): boolean {
    return other.color === this.color
  }
  override toDOM(): HTMLElement {
    const dot = document.createElement('span')
    dot.className = 'cm-swatch'
    dot.style.setProperty('background', this.color)
    dot.setAttribute('aria-hidden', 'true')
    return dot
  }
}

const matcher = new MatchDecorator({
  regexp: /#[\da-f]{6}\b|#[\da-f]{3}\b/gi,
  decorate: (add, from, _to, [color]) => add(from, from, Decoration.widget({ widget: new Swatch(color), side: 1 })),
})

/** The colour itself before each colour of the config. */
export const swatches = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = matcher.createDeco(view)
    }
    update(update: ViewUpdate): void {
      this.decorations = matcher.updateDeco(update, this.decorations)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)
