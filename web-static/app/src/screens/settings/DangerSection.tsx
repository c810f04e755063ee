import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { projects } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { type Project } from '../../api/types'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/Field'
import { sentence } from '../../ui/Places'
import { counted } from '../../ui/times'
import { toasts } from '../../ui/toastStore'
import css from './Settings.module.css'

/** What is final: the name is typed first. */
export function DangerSection({ project }: { readonly project: Project }) {
  const [typed, setTyped] = useState('')
  const client = useQueryClient()
  const navigate = useNavigate()
  const deletion = useMutation({
    mutationFn: () => projects.delete(project.id),
    async onSuccess() {
      toasts.say(`Deleted ${project.title}`)
      await navigate({ to: '/projects' })
      client.removeQueries({ queryKey: ['project', project.id] })
      await client.invalidateQueries({ queryKey: ['projects'] })
    },
    onError: (problem) => toasts.fail(`Not deleted. ${sentence(wordsFor(problem))}`),
  })
  const name = project.title === '' ? 'Untitled' : project.title
  const isSame = typed.trim() === name
  return (
    <section className={css['form']} aria-labelledby="danger">
      <h2 className={css['title']} id="danger">
        Danger zone
      </h2>
      <h3>Delete the project</h3>
      <p>
        With it go {counted(project.task_number ?? 0, 'task')}, {counted(project.total_annotations_number ?? 0, 'annotation')} and{' '}
        {counted(project.total_predictions_number ?? 0, 'prediction')}. This cannot be undone.
      </p>
      <TextField
        label={`Type “${name}” to confirm`}
        autoComplete="off"
        dir="auto"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div>
        <Button
          tone="bad"
          isBusy={deletion.isPending}
          reason={isSame ? undefined : 'Type the name of the project first'}
          onClick={() => deletion.mutate()}
        >
          Delete {name}
        </Button>
      </div>
    </section>
  )
}
