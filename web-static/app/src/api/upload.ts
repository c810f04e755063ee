import { bodyOf, csrfToken, get, post } from './client'
import { ApiProblem, Unreachable } from './problem'

/** What one request may carry; larger files go to the store first (import-and-storage.md §2). */
export const MOST_IN_REQUEST = 4_000_000

export interface ImportProgress {
  readonly step: 'sending' | 'reading'
  readonly sentBytes: number
  readonly totalBytes: number
}

export interface Imported {
  readonly task_count: number
  readonly data_columns?: readonly string[]
}

interface ImportAnswer {
  readonly import?: number
  readonly reimport?: number
  readonly task_count?: number
  readonly data_columns?: readonly string[]
}

interface ImportJob extends Imported {
  readonly status: 'created' | 'in_progress' | 'completed' | 'failed'
  readonly error?: string | null
}

interface Announced {
  readonly id: number
  readonly upload: {
    readonly url: string
    readonly method?: string
    readonly headers?: Readonly<Record<string, string>>
    readonly fields?: Readonly<Record<string, string>>
  }
}

type Told = (progress: ImportProgress) => void

const sum = (files: readonly File[]): number => files.reduce((total, file) => total + file.size, 0)

/** Sends the files and waits until their tasks are stored. */
export async function importFiles(project: number, files: readonly File[], tell: Told, signal?: AbortSignal): Promise<Imported> {
  const totalBytes = sum(files)
  const sent = (sentBytes: number) => tell({ step: sentBytes < totalBytes ? 'sending' : 'reading', sentBytes, totalBytes })
  sent(0)
  const answer =
    totalBytes <= MOST_IN_REQUEST ? await sendInRequest(project, files, sent, signal) : await sendToStore(project, files, sent, signal)
  tell({ step: 'reading', sentBytes: totalBytes, totalBytes })
  return finished(project, answer, signal)
}

function sendInRequest(
  project: number,
  files: readonly File[],
  sent: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<ImportAnswer> {
  const form = new FormData()
  for (const file of files) form.append('file', file, file.name)
  const headers = { 'X-CSRFToken': csrfToken() ?? '', Accept: 'application/json' }
  return transfer<ImportAnswer>({ method: 'POST', address: `/api/projects/${project}/import`, headers, body: form }, sent, signal)
}

async function sendToStore(
  project: number,
  files: readonly File[],
  sent: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<ImportAnswer> {
  const ids: number[] = []
  let before = 0
  for (const file of files) {
    const announced = await post<Announced>(`projects/${project}/file-uploads`, { file: file.name, size: file.size })
    await transfer(delivery(announced.upload, file), (bytes) => sent(Math.min(before + bytes, before + file.size - 1)), signal)
    before += file.size
    ids.push(announced.id)
  }
  return post<ImportAnswer>(`projects/${project}/reimport`, { file_upload_ids: ids, files_as_tasks_list: true })
}

/** The store wants either a form, its fields first, or the bare file. */
function delivery({ url, method, headers, fields }: Announced['upload'], file: File): Transfer {
  if (fields === undefined) return { method: method ?? 'PUT', address: url, headers: headers ?? {}, body: file }
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', file, file.name)
  return { method: 'POST', address: url, headers: {}, body: form }
}

interface Transfer {
  readonly method: string
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: FormData | File
}

/** `fetch` tells nothing about how far an upload is, so this one is an XMLHttpRequest. */
function transfer<T>({ method, address, headers, body }: Transfer, sent: (bytes: number) => void, signal?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, address)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', (event) => sent(event.loaded))
    request.addEventListener('load', () => void settle<T>(request).then(resolve, reject))
    request.addEventListener('error', () => reject(new Unreachable(undefined)))
    request.addEventListener('abort', () => reject(new DOMException('Cancelled', 'AbortError')))
    signal?.addEventListener('abort', () => request.abort())
    request.send(body)
  })
}

async function settle<T>(request: XMLHttpRequest): Promise<T> {
  const body = await bodyOf(new Response(request.responseText))
  if (request.status >= 200 && request.status < 300) return body as T
  throw ApiProblem.of(request.status, body)
}

const FIRST_WAIT_MS = 300
const LONGEST_WAIT_MS = 3000

async function finished(project: number, answer: ImportAnswer, signal?: AbortSignal): Promise<Imported> {
  if (answer.task_count !== undefined) return { ...answer, task_count: answer.task_count }
  const [kind, id] = answer.import === undefined ? ['reimports', answer.reimport] : ['imports', answer.import]
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 1.5, LONGEST_WAIT_MS)) {
    await new Promise((resolve) => setTimeout(resolve, wait))
    signal?.throwIfAborted()
    const job = await get<ImportJob>(`projects/${project}/${kind}/${id}`, undefined, signal)
    if (job.status === 'completed') return job
    if (job.status === 'failed') throw new Error(job.error ?? 'The import failed')
  }
}
