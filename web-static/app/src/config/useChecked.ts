import { checkConfig } from '@docket/editor'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { projects, tasks } from '../api/api'
import { ApiProblem, wordsFor } from '../api/problem'
import { type CodeProblem } from './CodeEditor'
import { fromServer, merged, told } from './problems'

type Data = Parameters<typeof checkConfig>[1]
export type Sample = NonNullable<Data>

const TYPING_MS = 350

/** The text as it was when the typing paused. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

/** Null when nothing is wrong. */
async function refusal(xml: string): Promise<string | null> {
  try {
    await projects.validate(xml)
    return null
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.status === 400) return wordsFor(problem)
    throw problem
  }
}

export interface Checked {
  readonly problems: readonly CodeProblem[]
  readonly isChecking: boolean
  readonly isValid: boolean
  /** The last config without errors; the preview shows it. */
  readonly lastValid: string | undefined
}

/** What is wrong with a config: the editor says it at once, the server's word is the last. */
export function useChecked(xml: string, sample: Sample | undefined): Checked {
  const settled = useSettled(xml)
  const found = useMemo(() => (settled.trim() === '' ? [] : checkConfig(settled, sample)), [settled, sample])
  // Of what is no XML the server can only say the same once more.
  const isXml = !found.some(({ code }) => code === 'ERR_XML')
  const local = found.map((problem) => told(settled, problem))
  const server = useQuery({
    queryKey: ['validate', settled],
    queryFn: () => refusal(settled),
    enabled: settled.trim() !== '' && isXml,
    staleTime: Infinity,
  })
  const remote = !isXml || server.data === undefined || server.data === null ? [] : [fromServer(settled, server.data)]
  const problems = merged(remote, local)
  const isChecking = settled !== xml || server.isFetching
  const isValid = !isChecking && settled.trim() !== '' && server.isSuccess && !problems.some(({ isWarning }) => !isWarning)
  const [lastValid, setLastValid] = useState<string>()
  if (isValid && lastValid !== settled) setLastValid(settled)
  return { problems, isChecking, isValid, lastValid }
}

const SAMPLES = 5

/** Tasks of the project if it has some, else one made up for the config. */
export function useSamples(project: number | undefined, xml: string | undefined): readonly Sample[] {
  const own = useQuery({
    queryKey: ['tasks', project, 'samples'],
    queryFn: ({ signal }) => tasks.page({ project: project ?? 0, page: 1, page_size: SAMPLES }, signal),
    enabled: project !== undefined,
  })
  const found = own.data?.tasks ?? []
  const made = useQuery({
    queryKey: ['sample', xml],
    queryFn: () => projects.sample(xml ?? ''),
    enabled: xml !== undefined && (project === undefined || own.isSuccess) && found.length === 0,
    staleTime: Infinity,
    placeholderData: (before) => before,
  })
  if (found.length > 0) return found.map(({ data }) => data)
  return made.data === undefined ? [] : [dataOf(made.data)]
}

const dataOf = (task: Record<string, unknown>): Sample =>
  (typeof task['data'] === 'object' && task['data'] !== null ? task['data'] : task) as Sample
