import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { exports as api } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { type Snapshot } from '../../api/types'
import { sentence } from '../../ui/Places'
import { toasts } from '../../ui/toastStore'

const POLL_MS = 1000
const key = (project: number) => ['exports', project]

const isRunning = ({ status }: Snapshot): boolean => status === 'created' || status === 'in_progress'

export const useSnapshots = (project: number) =>
  useQuery({
    queryKey: key(project),
    queryFn: ({ signal }) => api.list(project, signal),
    refetchInterval: ({ state }) => (state.data?.some(isRunning) === true ? POLL_MS : false),
  })

export const useFormats = (project: number) =>
  useQuery({ queryKey: ['formats', project], queryFn: ({ signal }) => api.formats(project, signal), staleTime: 60_000 })

export interface ExportWish {
  readonly format: string
  /** Tasks without annotations too. */
  readonly isAll: boolean
}

export const optionsFor = ({ isAll }: ExportWish): object => ({ task_filter_options: isAll ? {} : { only_with_annotations: true } })

async function completed(project: number, made: Snapshot): Promise<Snapshot> {
  let snapshot = made
  while (isRunning(snapshot)) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    snapshot = await api.read(project, snapshot.id)
  }
  if (snapshot.status === 'failed') throw new Error('the export failed on the server')
  return snapshot
}

const hasFormat = ({ converted_formats = [] }: Snapshot, format: string): boolean =>
  format === 'JSON' || converted_formats.some(({ export_type }) => export_type === format)

/** A link that the browser follows; the file comes with its own name. */
export function follow(address: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  document.body.append(link)
  link.click()
  link.remove()
}

async function download(project: number, snapshot: Snapshot, format: string): Promise<void> {
  if (!hasFormat(snapshot, format)) await api.convert(project, snapshot.id, format)
  follow(api.address(project, snapshot.id, format))
}

/** Takes a snapshot, converts it and hands the file to the browser. */
export function useExport(project: number) {
  const client = useQueryClient()
  return useMutation({
    async mutationFn(wish: ExportWish) {
      const snapshot = await completed(project, await api.create(project, optionsFor(wish)))
      await download(project, snapshot, wish.format)
    },
    onSettled: () => client.invalidateQueries({ queryKey: key(project) }),
  })
}

export function useSnapshotActs(project: number) {
  const client = useQueryClient()
  const done = () => client.invalidateQueries({ queryKey: key(project) })
  const fetchAgain = useMutation({
    mutationFn: ({ snapshot, format }: { snapshot: Snapshot; format: string }) => download(project, snapshot, format),
    onSettled: done,
    onError: (problem) => toasts.fail(`Not downloaded. ${sentence(wordsFor(problem))}`),
  })
  const remove = useMutation({
    mutationFn: (snapshot: Snapshot) => api.delete(project, snapshot.id),
    onSuccess: (_, { title }) => toasts.say(`Deleted the export ${title}`),
    onSettled: done,
    onError: (problem) => toasts.fail(`Not deleted. ${sentence(wordsFor(problem))}`),
  })
  return { fetchAgain, remove }
}
