import { type KeyboardEvent } from 'react'

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** Arrows inside a toolbar or a label set, which is one tab stop (language.md §6.5). */
export function onRovingKey(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button:not([disabled])')]
  const at = buttons.indexOf(event.target as HTMLElement)
  const step = STEPS[event.key]
  const isEdge = event.key === 'Home' || event.key === 'End'
  if (at < 0 || (step === undefined && !isEdge) || event.altKey || event.ctrlKey) return
  const next = event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : (at + (step ?? 0) + buttons.length) % buttons.length
  for (const button of buttons) button.tabIndex = -1
  const target = buttons[next]
  if (target === undefined) return
  target.tabIndex = 0
  target.focus()
  event.preventDefault()
  event.stopPropagation()
}
