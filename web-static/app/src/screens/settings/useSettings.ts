import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { useState } from 'react'
import { projects } from '../../api/api'
import { fieldErrors } from '../../api/problem'
import { type Project } from '../../api/types'
import { projectQuery } from '../../queries'
import { toasts } from '../../ui/toastStore'
import { changesBetween, fieldsOf, inWords, sectionOf, stillTyped, type Fields, type Section } from './changes'

export interface SettingsForm {
  readonly fields: Fields
  readonly changes: readonly string[]
  readonly isSaving: boolean
  readonly problem: unknown
  /** The pages with changes on them. */
  readonly changedSections: ReadonlySet<Section>
  isChanged(name: keyof Fields): boolean
  error(name: keyof Fields): string | undefined
  set(change: Partial<Fields>): void
  save(): void
  discard(): void
}

/** The form of all sections: typed values over those of the server. */
export function useSettings(project: Project): SettingsForm {
  const before = fieldsOf(project)
  const [typed, setTyped] = useState<Partial<Fields>>({})
  const fields: Fields = { ...before, ...typed }
  const changed = changesBetween(before, fields)
  const changes = inWords(before, fields)
  const client = useQueryClient()
  const saving = useMutation({
    mutationFn: (sent: Partial<Fields>) => projects.change(project.id, sent),
    async onSuccess(saved, sent) {
      client.setQueryData(projectQuery(project.id).queryKey, saved)
      setTyped((now) => stillTyped(now, sent))
      toasts.say('Saved')
      await client.invalidateQueries({ queryKey: ['projects'] })
    },
  })
  return {
    fields,
    changes,
    isSaving: saving.isPending,
    problem: saving.error,
    changedSections: new Set((Object.keys(changed) as (keyof Fields)[]).map(sectionOf)),
    isChanged: (name) => name in changed,
    error: (name) => fieldErrors(saving.error)[name]?.[0],
    set: (change) => {
      saving.reset()
      // On what is typed by then: a workspace that is being made answers later than the next switch is pressed.
      setTyped((before) => ({ ...before, ...change }))
    },
    save: () => saving.mutate(changed),
    discard: () => {
      saving.reset()
      setTyped({})
    },
  }
}

/** Leaving with unsaved changes asks once; going from section to section does not. */
export function useLeaveGuard(count: number, project: number) {
  const isHere = (path: string) => path.startsWith(`/projects/${project}/settings`)
  return useBlocker({
    shouldBlockFn: ({ next }) => count > 0 && !isHere(next.pathname),
    enableBeforeUnload: () => count > 0,
    withResolver: true,
  })
}
