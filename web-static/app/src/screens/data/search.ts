import { idFrom, present } from '../projects/search'

/** What the address of the Data page says; `tab`, `task` and `annotation` as in Label Studio's links. */
export interface DataSearch {
  readonly tab?: number
  readonly page?: number
  readonly task?: number
  /** `new` opens an empty one beside those that are there. */
  readonly annotation?: number | 'new'
  readonly prediction?: number
  readonly dialog?: 'import' | 'export'
}

export function dataSearch(raw: Record<string, unknown>): DataSearch {
  const page = idFrom(raw['page'])
  const task = idFrom(raw['task'])
  const dialog = raw['dialog']
  return present({
    tab: idFrom(raw['tab']),
    page: page === 1 ? undefined : page,
    task,
    annotation: task === undefined ? undefined : raw['annotation'] === 'new' ? ('new' as const) : idFrom(raw['annotation']),
    prediction: task === undefined ? undefined : idFrom(raw['prediction']),
    dialog: dialog === 'import' || dialog === 'export' ? dialog : undefined,
  })
}

/** The address without some of its parts, for links and `navigate`. */
export const without = (...names: readonly (keyof DataSearch)[]) => {
  const gone = new Set<string>(names)
  return (before: DataSearch): DataSearch => Object.fromEntries(Object.entries(before).filter(([name]) => !gone.has(name)))
}
