import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { workspaces as api } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { workspacesQuery } from '../../queries'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/Field'
import { sentence } from '../../ui/Places'

/** One field and its button; Enter does the same. */
export function NewWorkspace({ onMade }: { onMade(id: number): void }) {
  const [title, setTitle] = useState('')
  const client = useQueryClient()
  const create = useMutation({
    mutationFn: () => api.create({ title: title.trim() }),
    async onSuccess(workspace) {
      await client.invalidateQueries({ queryKey: workspacesQuery.queryKey })
      onMade(workspace.id)
    },
  })
  return (
    <TextField
      label="Name of the workspace"
      dir="auto"
      autoFocus
      value={title}
      error={create.isError ? sentence(wordsFor(create.error)) : undefined}
      onChange={(event) => setTitle(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        event.preventDefault()
        if (title.trim() !== '') create.mutate()
      }}
      end={
        <Button
          size="small"
          isBusy={create.isPending}
          reason={title.trim() === '' ? 'Give it a name first' : undefined}
          onClick={() => create.mutate()}
        >
          Create
        </Button>
      }
    />
  )
}
