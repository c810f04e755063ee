import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Download, Trash2, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { exports, tasks as api } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { type Project } from '../../api/types'
import { Button, IconButton } from '../../ui/Button'
import { Confirm } from '../../ui/Dialog'
import { sentence } from '../../ui/Places'
import { counted, figure } from '../../ui/times'
import { toasts } from '../../ui/toastStore'
import css from './Data.module.css'
import { ALL, countOf, NONE, toApi, type Chosen } from './selection'
import { follow } from './useExports'

interface SelectionBarProps {
  readonly project: Project
  readonly chosen: Chosen
  readonly total: number
  onChange(chosen: Chosen): void
}

/** Appears with the first selection; nothing above it moves. */
export function SelectionBar({ project, chosen, total, onChange }: SelectionBarProps) {
  const [isAsking, setAsking] = useState(false)
  const count = countOf(chosen, total)
  useEscape(count > 0 && !isAsking, () => onChange(NONE))
  if (count === 0) return null
  return (
    <div className={css['selection']} role="toolbar" aria-label="Selected tasks">
      <span className="strong num" role="status">
        {figure(count)} selected
      </span>
      {count < total && (
        <Button size="small" tone="quiet" className={css['selectAll']} onClick={() => onChange(ALL)}>
          Select all {figure(total)}
        </Button>
      )}
      <span className={css['line']} />
      {isListable(chosen) && (
        <Button
          size="small"
          tone="quiet"
          icon={Download}
          className="no-phone"
          onClick={() => follow(exports.ofTasks(project.id, [...chosen.ids]))}
        >
          Export {figure(count)}
        </Button>
      )}
      <Button size="small" tone="bad-quiet" icon={Trash2} onClick={() => setAsking(true)}>
        Delete
      </Button>
      <IconButton isSmall icon={X} label="Clear the selection" onClick={() => onChange(NONE)} />
      {isAsking && (
        <DeleteTasks
          project={project}
          chosen={chosen}
          count={count}
          onClose={() => setAsking(false)}
          onDeleted={() => {
            setAsking(false)
            onChange(NONE)
          }}
        />
      )}
    </div>
  )
}

/** As many as an address can name. */
const MOST_LISTED = 200
const isListable = ({ all, ids }: Chosen): boolean => !all && ids.size <= MOST_LISTED

function useEscape(isOn: boolean, run: () => void): void {
  useEffect(() => {
    if (!isOn) return undefined
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && !event.defaultPrevented && run()
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
}

interface DeleteTasksProps {
  readonly project: Project
  readonly chosen: Chosen
  readonly count: number
  onClose(): void
  onDeleted(): void
}

function DeleteTasks({ project, chosen, count, onClose, onDeleted }: DeleteTasksProps) {
  const client = useQueryClient()
  const what = counted(count, 'task')
  const deletion = useMutation({
    mutationFn: () => api.delete(project.id, toApi(chosen)),
    async onSuccess() {
      toasts.say(`Deleted ${what}`)
      await Promise.all(
        [
          ['tasks', project.id],
          ['project', project.id],
        ].map((queryKey) => client.invalidateQueries({ queryKey })),
      )
      onDeleted()
    },
    onError: (problem) => toasts.fail(`Nothing was deleted. ${sentence(wordsFor(problem))}`),
  })
  return (
    <Confirm
      title={`Delete ${what}?`}
      act={`Delete ${what}`}
      isBusy={deletion.isPending}
      onConfirm={() => deletion.mutate()}
      onClose={onClose}
    >
      <p>Their annotations, drafts and predictions go with them.</p>
      <p className="soft">This cannot be undone. Export them first if they may be needed.</p>
    </Confirm>
  )
}
