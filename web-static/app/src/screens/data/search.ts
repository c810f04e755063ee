import { idFrom, present, textFrom } from '../projects/search'

/** What the address of the Data page says; `tab`, `task` and `annotation` as in Label Studio's links. */
export interface DataSearch {
  readonly tab?: number
  readonly page?: number
  /** A column, with "-" before it for falling values. */
  readonly order?: string
  readonly task?: number
  readonly annotation?: number
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
    order: textFrom(raw['order']),
    task,
    annotation: task === undefined ? undefined : idFrom(raw['annotation']),
    prediction: task === undefined ? undefined : idFrom(raw['prediction']),
    dialog: dialog === 'import' || dialog === 'export' ? dialog : undefined,
  })
}

/** A click on a column's head: rising, falling, then the view's own order again. */
export function nextOrder(order: string | undefined, column: string): string | undefined {
  if (order === column) return `-${column}`
  return order === `-${column}` ? undefined : column
}
