import { PenLine, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { wordsFor } from '../../../api/problem'
import { type MemberTag } from '../../../api/types'
import { Button, IconButton } from '../../../ui/Button'
import { cx } from '../../../ui/cx'
import { Dialog } from '../../../ui/Dialog'
import { TextField } from '../../../ui/Field'
import list from '../../../ui/list.module.css'
import { ProblemNotice, sentence, Skeleton } from '../../../ui/Places'
import { Segmented } from '../../../ui/Segmented'
import { counted, figure } from '../../../ui/times'
import { NewTag } from './NewTag'
import { TagImport } from './TagImport'
import css from './Tags.module.css'
import { LONGEST_LABEL, useTagDeletion, useTagRenaming, useTags } from './useTags'

type Part = 'all' | 'table'

/** All tags of the organization: made, renamed and deleted one by one, or given to many by a table. */
export function TagsManager({ onClose }: { onClose(): void }) {
  const tags = useTags()
  const [part, setPart] = useState<Part>('all')
  const choices = [
    { value: 'all', caption: tags.data === undefined ? 'All tags' : `All tags ${figure(tags.data.length)}` },
    { value: 'table', caption: 'From a table' },
  ] as const
  return (
    <Dialog title="Tags of people" width={560} onClose={onClose} acts={<Button onClick={onClose}>Done</Button>}>
      <p className="soft">Labels by which owners and administrators group people, to find and to change them together.</p>
      <span>
        <Segmented<Part> label="Part" choices={choices} value={part} onPick={setPart} />
      </span>
      {part === 'all' ? (
        <>
          <NewTag />
          {tags.isPending && <Skeleton rows={4} label="Loading tags" />}
          {tags.isError && <ProblemNotice title="The tags could not be read" problem={tags.error} onRetry={() => void tags.refetch()} />}
          {tags.data !== undefined && <List tags={tags.data} />}
        </>
      ) : (
        <TagImport />
      )}
    </Dialog>
  )
}

type Open = { readonly id: number; readonly act: 'rename' | 'delete' } | undefined

function List({ tags }: { readonly tags: readonly MemberTag[] }) {
  const [open, setOpen] = useState<Open>()
  const [deleted, setDeleted] = useState<string>()
  const close = (id?: number) => {
    setOpen(undefined)
    // What was open is gone; the keyboard goes on at its row, or in the field where the row is gone too.
    setTimeout(() => {
      const row = id === undefined ? null : document.querySelector<HTMLElement>(`[data-tag="${id}"] button`)
      ;(row ?? document.querySelector<HTMLElement>('[role="dialog"] input:not([type="radio"])'))?.focus()
    })
  }
  return (
    <>
      <p className={css['said']} role="status">
        {deleted !== undefined && `Deleted the tag ${deleted}`}
      </p>
      {tags.length === 0 && <p className={list['none']}>No tags yet. Create the first, or bring a table.</p>}
      {tags.length > 0 && (
        <ul className={cx(list['list'], css['list'])} aria-label="Tags">
          {tags.map((tag) => (
            <li key={tag.id} className={cx(list['ruled'], css['row'])} data-tag={tag.id}>
              {open?.id !== tag.id ? (
                <Row tag={tag} onOpen={(act) => setOpen({ id: tag.id, act })} />
              ) : open.act === 'rename' ? (
                <Rename tag={tag} onClose={() => close(tag.id)} />
              ) : (
                <Delete
                  tag={tag}
                  onClose={() => close(tag.id)}
                  onDeleted={({ label }) => {
                    setDeleted(label)
                    close()
                  }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Row({ tag, onOpen }: { readonly tag: MemberTag; onOpen(act: 'rename' | 'delete'): void }) {
  return (
    <>
      <span className="grow cut" dir="auto">
        {tag.label}
      </span>
      <span className="small muted num">{counted(tag.member_count, 'person', 'people')}</span>
      <IconButton isSmall icon={PenLine} label={`Rename ${tag.label}`} onClick={() => onOpen('rename')} />
      <IconButton isSmall icon={Trash2} label={`Delete ${tag.label}`} onClick={() => onOpen('delete')} />
    </>
  )
}

function Rename({ tag, onClose }: { readonly tag: MemberTag; onClose(): void }) {
  const [label, setLabel] = useState(tag.label)
  const renaming = useTagRenaming(onClose)
  const text = label.trim()
  const save = () => {
    if (text === tag.label) onClose()
    else if (text !== '' && !renaming.isPending) renaming.mutate({ id: tag.id, label: text })
  }
  return (
    <div className={css['form']}>
      <TextField
        label={`New name of ${tag.label}`}
        autoFocus
        dir="auto"
        maxLength={LONGEST_LABEL}
        value={label}
        error={renaming.isError ? sentence(wordsFor(renaming.error)) : undefined}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setLabel(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save()
          if (event.key === 'Escape') {
            // Escape leaves the field, not the dialog.
            event.stopPropagation()
            onClose()
          }
        }}
      />
      <span className="row">
        <Button size="small" onClick={onClose}>
          Cancel
        </Button>
        <Button size="small" tone="ink" isBusy={renaming.isPending} reason={text === '' ? 'Give it a name' : undefined} onClick={save}>
          Rename
        </Button>
      </span>
    </div>
  )
}

interface DeleteProps {
  readonly tag: MemberTag
  onClose(): void
  onDeleted(tag: MemberTag): void
}

/** Asked for in the row, since a dialog never opens a dialog. */
function Delete({ tag, onClose, onDeleted }: DeleteProps) {
  const deletion = useTagDeletion(onDeleted)
  return (
    <div className={css['form']} role="group" aria-label={`Delete ${tag.label}`}>
      <p>
        Delete <b dir="auto">{tag.label}</b>?{' '}
        {tag.member_count === 0 ? 'Nobody has it.' : `${counted(tag.member_count, 'person loses', 'people lose')} it.`}
      </p>
      {deletion.isError && <p role="alert">{sentence(wordsFor(deletion.error))}</p>}
      <span className="row">
        <Button size="small" autoFocus onClick={onClose}>
          Keep it
        </Button>
        <Button size="small" tone="bad" isBusy={deletion.isPending} onClick={() => deletion.mutate(tag)}>
          Delete 1 tag
        </Button>
      </span>
    </div>
  )
}
