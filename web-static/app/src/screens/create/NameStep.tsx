import { useNavigate } from '@tanstack/react-router'
import { type FormEvent } from 'react'
import { Button } from '../../ui/Button'
import { AreaField, TextField } from '../../ui/Field'
import { WorkspaceField } from '../projects/WorkspaceField'
import css from './Create.module.css'
import { isComplete, type Draft } from './draft'

const LONGEST_TITLE = 50

export function NameStep({ draft }: { readonly draft: Draft }) {
  const navigate = useNavigate({ from: '/projects/new' })
  const next = (event: FormEvent) => {
    event.preventDefault()
    void navigate({ search: (before) => ({ ...before, step: 'data' as const }) })
  }
  return (
    <form className={css['form']} onSubmit={next}>
      <h2 className={css['question']}>What is it called?</h2>
      <TextField
        label="Project name"
        isLarge
        autoFocus
        dir="auto"
        maxLength={LONGEST_TITLE}
        help={`3 to ${LONGEST_TITLE} characters`}
        value={draft.fields.title}
        onChange={(event) => draft.change({ title: event.target.value })}
      />
      <AreaField
        label="Description"
        isOptional
        dir="auto"
        help="One line that helps people find it"
        value={draft.fields.description}
        onChange={(event) => draft.change({ description: event.target.value })}
      />
      <WorkspaceField value={draft.fields.workspace} onPick={(workspace) => draft.change({ workspace })} />
      <div>
        <Button tone={isComplete(draft.fields) ? 'plain' : 'ink'} type="submit" size="large">
          Next: data
        </Button>
      </div>
    </form>
  )
}
