import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { people as api } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { type Project } from '../../api/types'
import { Picker, type Picked } from '../../people/Picker'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { sentence } from '../../ui/Places'
import { counted } from '../../ui/times'
import { toasts } from '../../ui/toastStore'

interface AddPeopleProps {
  readonly project: Pick<Project, 'id' | 'workspace'>
  onClose(): void
}

/** People of the organization who are not here yet, by themselves or by the workspace. */
export function AddPeople({ project, onClose }: AddPeopleProps) {
  const [picked, setPicked] = useState<Picked>(new Map())
  const adding = useAdding(project.id, onClose)
  return (
    <Dialog
      title="Add people"
      width={560}
      isHeld={picked.size > 0}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="ink"
            isBusy={adding.isPending}
            reason={picked.size === 0 ? 'Choose at least one person' : undefined}
            onClick={() => adding.mutate([...picked.keys()])}
          >
            {picked.size === 0 ? 'Add people' : `Add ${counted(picked.size, 'person', 'people')}`}
          </Button>
        </>
      }
    >
      <Picker
        place={{ exclude_project_id: project.id, ...(project.workspace === null ? {} : { exclude_workspace_id: project.workspace }) }}
        picked={picked}
        onPick={setPicked}
      />
      {adding.isError && <p role="alert">{sentence(wordsFor(adding.error))}</p>}
    </Dialog>
  )
}

function useAdding(project: number, onAdded: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (included: readonly number[]) => api.addAllToProject(project, { all: false, included }),
    onSuccess({ assignments, skipped_user_ids }) {
      const left = skipped_user_ids.length === 0 ? '' : `; ${counted(skipped_user_ids.length, 'person', 'people')} no longer here`
      toasts.say(`Added ${counted(assignments, 'person', 'people')}${left}`)
      onAdded()
    },
    onSettled: () =>
      Promise.all([['members', project], ['project', project], ['memberships']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  })
}
