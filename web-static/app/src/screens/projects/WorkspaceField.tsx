import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { workspacesQuery } from '../../queries'
import { SelectField } from '../../ui/Field'
import { NewWorkspace } from './NewWorkspace'

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
  const open = workspaces.filter(({ id, is_archived }) => !is_archived || id === value)
  const options = [...open.map(({ id, title }) => ({ value: String(id), caption: title })), { value: NEW, caption: 'New workspace' }]
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
