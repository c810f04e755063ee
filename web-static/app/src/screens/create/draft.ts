import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { projects } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { type Project, type SavedTemplate } from '../../api/types'
import { projectQuery } from '../../queries'

export interface DraftFields {
  readonly title: string
  readonly description: string
  readonly label_config: string
  /** Undefined until one is chosen; the server then takes the person's own. */
  readonly workspace?: number
}

/** Whether the project could be created as it is; until then the next step is the main act. */
export const isComplete = ({ title, label_config }: DraftFields): boolean => title.trim() !== '' && label_config.trim() !== ''

export type Saved = 'untouched' | 'saving' | 'saved' | { readonly failed: string }

const NOTHING: DraftFields = { title: '', description: '', label_config: '' }
const EMPTY_CONFIG = /^\s*<View>\s*<\/View>\s*$|^\s*<View\s*\/>\s*$/
const TYPING_MS = 700

const fieldsOf = ({ title, description, label_config, workspace }: Project): DraftFields => ({
  title,
  description: description ?? '',
  label_config: EMPTY_CONFIG.test(label_config) ? '' : label_config,
  ...(workspace === null ? {} : { workspace }),
})

/** What is there before the first key: the draft, or nothing but the place where somebody began. */
const beginning = (project: Project | undefined, workspace: number | undefined): DraftFields => {
  if (project !== undefined) return fieldsOf(project)
  return workspace === undefined ? NOTHING : { ...NOTHING, workspace }
}

/** An empty config is not sent: the server has its own. */
export function toSend(fields: DraftFields): Partial<Project> {
  const { label_config, ...rest } = fields
  return label_config.trim() === '' ? rest : { ...rest, label_config }
}

export interface Draft {
  readonly id: number | undefined
  readonly project: Project | undefined
  readonly fields: DraftFields
  readonly saved: Saved
  readonly isLoading: boolean
  change(change: Partial<DraftFields>): void
  /** The project behind the draft, made if there is none yet. */
  ensure(): Promise<number>
  /** Takes a saved template: its config, and the settings that came with it. */
  take(template: SavedTemplate): Promise<void>
  /** Makes the draft a project; one in a person's own sandbox is not published. */
  finish(isPublished: boolean): Promise<Project>
}

/** The new project is a draft on the server from the first key, so that nothing is lost on the way. */
export function useDraft(): Draft {
  const { draft: id, workspace } = useSearch({ from: '/app/projects/new' })
  const loaded = useQuery({ ...projectQuery(id ?? 0), enabled: id !== undefined })
  const [typed, setTyped] = useState<DraftFields>()
  const fields = typed ?? beginning(loaded.data, workspace)
  const client = useQueryClient()
  const ensure = useEnsured(id, fields)
  const { saved, save } = useSaving(ensure)
  const isTouched = typed !== undefined
  useEffect(() => {
    if (!isTouched) return undefined
    const timer = setTimeout(() => void save(fields), TYPING_MS)
    return () => clearTimeout(timer)
  }, [isTouched, fields, save])
  return {
    id,
    project: loaded.data,
    fields,
    saved,
    isLoading: id !== undefined && loaded.isPending,
    change: (change) => setTyped((before) => ({ ...(before ?? fields), ...change })),
    ensure,
    async take(template) {
      const label_config = await takeInto(await ensure(), template, client)
      setTyped((before) => ({ ...(before ?? fields), label_config }))
    },
    finish: async (is_published) => projects.change(await ensure(), { ...toSend(fields), is_draft: false, is_published }),
  }
}

/** Lays the template's settings over the draft's. Answers the config as the server keeps it. */
async function takeInto(id: number, template: SavedTemplate, client: QueryClient): Promise<string> {
  const { project_settings, review_settings, assignment_settings } = template
  const project = await projects.change(id, { ...project_settings, review_settings, assignment_settings } as Partial<Project>)
  client.setQueryData(projectQuery(id).queryKey, project)
  return project.label_config
}

function useEnsured(id: number | undefined, fields: DraftFields): () => Promise<number> {
  const navigate = useNavigate({ from: '/projects/new' })
  const client = useQueryClient()
  const made = useRef<Promise<number>>(undefined)
  const latest = useRef(fields)
  useEffect(() => {
    latest.current = fields
  })
  return useCallback(() => {
    if (id !== undefined) return Promise.resolve(id)
    made.current ??= projects.create({ ...toSend(latest.current), is_draft: true }).then(
      async (project) => {
        // The steps stay as they are while the address gets the draft's id.
        client.setQueryData(projectQuery(project.id).queryKey, project)
        await navigate({ search: (before) => ({ ...before, draft: project.id }), replace: true })
        return project.id
      },
      (problem: unknown) => {
        made.current = undefined
        throw problem
      },
    )
    return made.current
  }, [id, navigate, client])
}

function useSaving(ensure: () => Promise<number>) {
  const [saved, setSaved] = useState<Saved>('untouched')
  const client = useQueryClient()
  const save = useCallback(
    async (fields: DraftFields) => {
      setSaved('saving')
      try {
        const id = await ensure()
        const project = await projects.change(id, toSend(fields))
        client.setQueryData(projectQuery(id).queryKey, project)
        setSaved('saved')
      } catch (problem) {
        setSaved({ failed: wordsFor(problem) })
      }
    },
    [client, ensure],
  )
  return { saved, save }
}
