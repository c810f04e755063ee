/** What the address of the projects list says. */
export interface ProjectsSearch {
  readonly q?: string
  readonly workspace?: number
  readonly order?: ProjectsOrder
  readonly page?: number
}

export const ORDERS = [
  { value: 'newest', caption: 'Newest first' },
  { value: 'oldest', caption: 'Oldest first' },
  { value: 'title', caption: 'By name' },
] as const
export type ProjectsOrder = (typeof ORDERS)[number]['value']

const ORDERING: Readonly<Record<ProjectsOrder, string | undefined>> = { newest: undefined, oldest: 'created_at', title: 'title' }

export const orderingOf = (order: ProjectsOrder | undefined): string | undefined => (order === undefined ? undefined : ORDERING[order])

/** A positive whole number, however the address spells it. */
export function idFrom(value: unknown): number | undefined {
  const number = typeof value === 'number' ? value : typeof value === 'string' ? Number(value) : Number.NaN
  return Number.isSafeInteger(number) && number > 0 ? number : undefined
}

export const textFrom = (value: unknown): string | undefined => {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && text !== '' ? text : undefined
}

/** Leaves out what is not there, so that addresses stay short. */
export function present<T extends object>(fields: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}

export function projectsSearch(raw: Record<string, unknown>): ProjectsSearch {
  const order = ORDERS.find(({ value }) => value === raw['order'])?.value
  const page = idFrom(raw['page'])
  return present({
    q: textFrom(raw['q']),
    workspace: idFrom(raw['workspace']),
    order: order === 'newest' ? undefined : order,
    page: page === 1 ? undefined : page,
  })
}
