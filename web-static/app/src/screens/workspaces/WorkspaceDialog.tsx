import { useState } from 'react'
import { LONGEST_TITLE } from '../../api/api'
import { fieldErrors, wordsFor } from '../../api/problem'
import { type Workspace } from '../../api/types'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { AreaField, TextField } from '../../ui/Field'
import { sentence } from '../../ui/Places'
import { COLOR_NAMES, colorOf, palette } from './colors'
import { useWorkspaceSaving } from './useWorkspaces'
import css from './Workspaces.module.css'

interface WorkspaceDialogProps {
  /** The one to change; without it a new one is made. */
  readonly workspace?: Workspace
  onSaved(workspace: Workspace): void
  onClose(): void
}

/** What it is called and what it is for, and the colour by which it is found. */
export function WorkspaceDialog({ workspace, onSaved, onClose }: WorkspaceDialogProps) {
  const before = { title: workspace?.title ?? '', description: workspace?.description ?? '', color: workspace?.color ?? '' }
  const [fields, setFields] = useState(before)
  const saving = useWorkspaceSaving(workspace, onSaved)
  const errors = fieldErrors(saving.error)
  const set = (change: Partial<typeof fields>) => setFields({ ...fields, ...change })
  const title = fields.title.trim()
  const isSame = title === before.title && fields.description === before.description && fields.color === before.color
  const reason = title === '' ? 'Give it a name first' : isSame ? 'Nothing has changed' : undefined
  return (
    <Dialog
      title={workspace === undefined ? 'New workspace' : `Change ${workspace.title}`}
      width={560}
      isHeld={!isSame}
      onSubmit={() => reason === undefined && saving.mutate({ ...fields, title })}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="ink" type="submit" isBusy={saving.isPending} reason={reason}>
            {workspace === undefined ? 'Create workspace' : 'Save'}
          </Button>
        </>
      }
    >
      {workspace === undefined && <p className="soft">A place for projects that the same people work on.</p>}
      <TextField
        label="Name"
        dir="auto"
        maxLength={LONGEST_TITLE}
        value={fields.title}
        error={errors['title']?.[0]}
        onChange={(event) => set({ title: event.target.value })}
      />
      <AreaField
        label="Description"
        isOptional
        dir="auto"
        rows={2}
        value={fields.description}
        error={errors['description']?.[0]}
        onChange={(event) => set({ description: event.target.value })}
      />
      <ColorField value={fields.color} onPick={(color) => set({ color })} />
      {saving.isError && Object.keys(errors).length === 0 && <p role="alert">{sentence(wordsFor(saving.error))}</p>}
    </Dialog>
  )
}

/** One of the palette or none; a colour that came by the API stays to be chosen. */
function ColorField({ value, onPick }: { readonly value: string; onPick(color: string): void }) {
  const [colors] = useState(palette)
  const current = colorOf({ color: value }) ?? ''
  const [own] = useState(current !== '' && !colors.includes(current) ? current : undefined)
  return (
    <fieldset className={css['colors']}>
      <legend>Color</legend>
      <Swatch name="None" color="" isChosen={current === ''} onPick={onPick} />
      {colors.map((color, at) => (
        <Swatch key={color} name={COLOR_NAMES[at] ?? color} color={color} isChosen={color === current} onPick={onPick} />
      ))}
      {own !== undefined && <Swatch name={own} color={own} isChosen={own === current} onPick={onPick} />}
    </fieldset>
  )
}

interface SwatchProps {
  readonly name: string
  readonly color: string
  readonly isChosen: boolean
  onPick(color: string): void
}

function Swatch({ name, color, isChosen, onPick }: SwatchProps) {
  return (
    <label className={css['color']} title={name} data-none={color === '' || undefined}>
      <input type="radio" name="color" className="vh" aria-label={name} checked={isChosen} onChange={() => onPick(color)} />
      <span style={{ backgroundColor: color }} />
    </label>
  )
}
