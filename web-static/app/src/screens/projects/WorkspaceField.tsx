import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { workspaces as api } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { workspacesQuery } from '../../queries'
import { Button } from '../../ui/Button'
import { SelectField, TextField } from '../../ui/Field'
import { sentence } from '../../ui/Places'

const NEW = 'new'

interface WorkspaceFieldProps {
  readonly value: number | undefined
  onPick(workspace: number): void
}

/** Where a project lives, which decides who sees it; a new workspace can be made on the spot. */
export function WorkspaceField({ value, onPick }: WorkspaceFieldProps) {
  const { data: workspaces = [] } = useQuery(workspacesQuery)
  const [isNew, setNew] = useState(false)
  const chosen = workspaces.find(({ id }) => id === value) ?? workspaces.find(({ is_personal }) => is_personal)
  const options = [...workspaces.map(({ id, title }) => ({ value: String(id), caption: title })), { value: NEW, caption: 'New workspace' }]
  return (
    <>
      <SelectField
        label="Workspace"
        help={
          isNew
            ? 'A place for projects that the same people work on'
            : chosen?.is_personal === false
              ? 'Its members see the project'
              : 'Your own sandbox: nobody else sees the project until it moves to a workspace'
        }
        options={options}
        value={isNew || chosen === undefined ? NEW : String(chosen.id)}
        onPick={(picked) => {
          setNew(picked === NEW)
          if (picked !== NEW) onPick(Number(picked))
        }}
      />
      {isNew && (
        <NewWorkspace
          onMade={(id) => {
            setNew(false)
            onPick(id)
          }}
        />
      )}
    </>
  )
}

function NewWorkspace({ onMade }: { onMade(id: number): void }) {
  const [title, setTitle] = useState('')
  const client = useQueryClient()
  const create = useMutation({
    mutationFn: () => api.create(title.trim()),
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
