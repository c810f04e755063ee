import { useCallback, useEffect, useRef, useState } from 'react'
import { wordsFor } from '../../api/problem'
import { importFiles, type ImportProgress } from '../../api/upload'

export type ImportState =
  | { readonly at: 'idle' }
  | { readonly at: 'running'; readonly progress: ImportProgress }
  | { readonly at: 'done'; readonly tasks: number }
  | { readonly at: 'failed'; readonly reasons: readonly string[] }

const START: ImportProgress = { step: 'sending', sentBytes: 0, totalBytes: 0 }

/** One import at a time; leaving the page ends what has not been sent. */
export function useImport(ensureProject: () => Promise<number>, onImported: () => void) {
  const [state, setState] = useState<ImportState>({ at: 'idle' })
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])
  const start = useCallback(
    async (files: readonly File[]) => {
      const abort = new AbortController()
      running.current = abort
      setState({ at: 'running', progress: START })
      try {
        const project = await ensureProject()
        const tell = (progress: ImportProgress) => setState({ at: 'running', progress })
        const imported = await importFiles(project, files, tell, abort.signal)
        setState({ at: 'done', tasks: imported.task_count })
        onImported()
      } catch (problem) {
        setState(abort.signal.aborted ? { at: 'idle' } : { at: 'failed', reasons: reasonsOf(problem) })
      }
    },
    [ensureProject, onImported],
  )
  return { state, start, cancel: () => running.current?.abort(), reset: () => setState({ at: 'idle' }) }
}

/** Every refusal of the data, line by line. */
export function reasonsOf(problem: unknown): readonly string[] {
  const fields = problem instanceof Error && 'fields' in problem ? (problem.fields as Record<string, readonly string[]>) : {}
  const lines = Object.values(fields).flat()
  return lines.length > 0 ? lines : wordsFor(problem).split('\n')
}

/** Bytes that are sent are four fifths of the way; reading what was sent is the rest. */
export function shareOf({ step, sentBytes, totalBytes }: ImportProgress): number {
  if (step === 'reading') return 0.9
  return totalBytes === 0 ? 0 : (0.8 * sentBytes) / totalBytes
}
