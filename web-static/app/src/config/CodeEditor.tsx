import { xml } from '@codemirror/lang-xml'
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { type Diagnostic, setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { basicSetup } from 'codemirror'
import { useEffect, useRef } from 'react'
import css from './Workbench.module.css'
import { swatches } from './swatches'

export interface CodeProblem {
  /** Counted from 1; unknown for what the whole config lacks. */
  readonly line: number | undefined
  readonly message: string
  readonly isWarning: boolean
}

interface CodeEditorProps {
  readonly value: string
  readonly label: string
  readonly problems: readonly CodeProblem[]
  onChange(value: string): void
}

const colors = HighlightStyle.define([
  { tag: [tags.tagName, tags.angleBracket], color: 'var(--accent)' },
  { tag: tags.attributeName, color: 'var(--note-fg)' },
  { tag: tags.attributeValue, color: 'var(--fg)' },
  { tag: tags.comment, color: 'var(--fg-3)' },
])

const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--fg)', backgroundColor: 'transparent', font: 'var(--type-code)', letterSpacing: '0' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: 'inherit', lineHeight: '20px', fontVariantLigatures: 'none' },
  '.cm-content': { caretColor: 'var(--fg)', padding: '8px 0' },
  '.cm-cursor': { borderLeftColor: 'var(--fg)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--fg-3)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--hover)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--text-selection)',
  },
  '.cm-matchingBracket': { backgroundColor: 'var(--accent-soft)' },
  '.cm-tooltip': { backgroundColor: 'var(--raised)', color: 'var(--fg)', border: '1px solid var(--line-2)' },
  '.cm-panels': { backgroundColor: 'var(--surface-2)', color: 'var(--fg)' },
  '.cm-swatch': { display: 'inline-block', width: '10px', height: '10px', marginInlineEnd: '4px', borderRadius: '2px' },
})

function stateOf(value: string, label: string, changed: (value: string) => void): EditorState {
  return EditorState.create({
    doc: value,
    extensions: [
      basicSetup,
      xml(),
      syntaxHighlighting(colors),
      swatches,
      look,
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': label }),
      EditorView.updateListener.of((update) => update.docChanged && changed(update.state.doc.toString())),
    ],
  })
}

/** CodeMirror brings its styles as constructed sheets when it lives in a shadow root, which a strict policy allows. */
export function CodeEditor({ value, label, problems, onChange }: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)
  const latest = useRef({ value, onChange })
  useEffect(() => {
    latest.current = { value, onChange }
  })
  useEffect(() => {
    const element = host.current
    if (element === null) return undefined
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
    const changed = (text: string) => latest.current.onChange(text)
    const made = new EditorView({ state: stateOf(latest.current.value, label, changed), parent: root, root })
    view.current = made
    return () => made.destroy()
  }, [label])
  useEffect(() => {
    const { current } = view
    if (current === undefined || current.state.doc.toString() === value) return
    current.dispatch({ changes: { from: 0, to: current.state.doc.length, insert: value } })
  }, [value])
  useEffect(() => {
    const { current } = view
    if (current !== undefined) current.dispatch(setDiagnostics(current.state, marks(current.state, problems)))
  }, [problems])
  return <div className={css['code']} ref={host} />
}

function marks(state: EditorState, problems: readonly CodeProblem[]): Diagnostic[] {
  return problems.flatMap(({ line, message, isWarning }): Diagnostic[] => {
    if (line === undefined || line > state.doc.lines) return []
    const { from, to, text } = state.doc.line(line)
    const indent = text.length - text.trimStart().length
    return [{ from: Math.min(from + indent, to), to, severity: isWarning ? 'warning' : 'error', message }]
  })
}
