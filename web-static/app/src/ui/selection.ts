import { type Selection } from '../api/api'

/** Which of a list are chosen: some by id, or all of the list but some. */
export type Chosen = { readonly all: boolean; readonly ids: ReadonlySet<number> }

export const NONE: Chosen = { all: false, ids: new Set() }
export const ALL: Chosen = { all: true, ids: new Set() }

export const isChosen = ({ all, ids }: Chosen, id: number): boolean => ids.has(id) !== all

export const countOf = ({ all, ids }: Chosen, total: number): number => (all ? Math.max(0, total - ids.size) : ids.size)

export function toggled({ all, ids }: Chosen, id: number): Chosen {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return { all, ids: next }
}

/** Makes everything between two the same as the one clicked last, as Shift does in every list. */
export function ranged(chosen: Chosen, order: readonly number[], from: number, to: number): Chosen {
  const [first, last] = [order.indexOf(from), order.indexOf(to)].toSorted((a, b) => a - b)
  if (first === undefined || last === undefined || first < 0) return toggled(chosen, to)
  const isOn = !isChosen(chosen, to)
  return order.slice(first, last + 1).reduce((now, id) => (isChosen(now, id) === isOn ? now : toggled(now, id)), chosen)
}

/** The head's box: all of this page, or none of it. */
export function pageToggled(chosen: Chosen, order: readonly number[]): Chosen {
  const isOn = !order.every((id) => isChosen(chosen, id))
  return order.reduce((now, id) => (isChosen(now, id) === isOn ? now : toggled(now, id)), chosen)
}

export const toApi = ({ all, ids }: Chosen): Selection => (all ? { all, excluded: [...ids] } : { all, included: [...ids] })
