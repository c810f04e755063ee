/** What the server refused, in its own words (api.md §3.2). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'

  private constructor(
    readonly status: number,
    message: string,
    /** Refusals by field; those of the whole body under `non_field_errors`. */
    readonly fields: Readonly<Record<string, readonly string[]>>,
    readonly body: Readonly<Record<string, unknown>>,
  ) {
    super(message)
  }

  static of(status: number, body: unknown): ApiProblem {
    const object = isRecord(body) ? body : {}
    const fields = fieldsOf(object)
    return new ApiProblem(status, messageOf(status, object, fields), fields, object)
  }

  get requestId(): string | undefined {
    const { id } = this.body
    return typeof id === 'string' ? id : undefined
  }
}

/** The server did not answer at all. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
  constructor(cause: unknown) {
    super('the server did not answer', { cause })
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((entry) => typeof entry === 'string')

function fieldsOf(body: Record<string, unknown>): Readonly<Record<string, readonly string[]>> {
  const source = isRecord(body['validation_errors']) ? body['validation_errors'] : body
  const fields: Record<string, readonly string[]> = {}
  for (const [name, value] of Object.entries(source)) {
    if (isTexts(value)) fields[name] = value
    else if (source !== body && typeof value === 'string') fields[name] = [value]
  }
  return fields
}

const WORDS: Readonly<Record<number, string>> = {
  401: 'The session has ended',
  403: 'This is not allowed for you',
  404: 'Not found',
  413: 'That is too large for one request',
  429: 'Too many requests; try again in a moment',
  503: 'The server is busy; try again in a moment',
}

function messageOf(status: number, body: Record<string, unknown>, fields: Readonly<Record<string, readonly string[]>>): string {
  const first = fields['non_field_errors']?.[0] ?? Object.values(fields)[0]?.[0]
  const { detail } = body
  if (first !== undefined && (detail === undefined || detail === 'Validation error')) return first
  if (typeof detail === 'string' && detail !== '') return detail
  return first ?? WORDS[status] ?? `The server answered ${status}`
}

/** The sentence to show for anything that was thrown. */
export const wordsFor = (problem: unknown): string =>
  problem instanceof Error && problem.message !== '' ? problem.message : 'the server did not answer'

export const fieldErrors = (problem: unknown): Readonly<Record<string, readonly string[]>> =>
  problem instanceof ApiProblem ? problem.fields : {}
