import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Download, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { exports, tasks as api } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { type Project } from '../../api/types'
import { Button } from '../../ui/Button'
import { Confirm } from '../../ui/Dialog'
import { sentence } from '../../ui/Places'
import { countOf, NONE, toApi, type Chosen } from '../../ui/selection'
import { SelectionBar } from '../../ui/SelectionBar'
import { counted, figure } from '../../ui/times'
import { toasts } from '../../ui/toastStore'
import css from './Data.module.css'
import { follow } from './useExports'

interface TaskSelectionProps {
  readonly project: Project
  readonly chosen: Chosen
  readonly total: number
  onChange(chosen: Chosen): void
}

/** What can be done with the selected tasks. */
export function TaskSelection({ project, chosen, total, onChange }: TaskSelectionProps) {
  const [isAsking, setAsking] = useState(false)
  const count = countOf(chosen, total)
  return (
    <SelectionBar label="Selected tasks" {...{ chosen, total, onChange }} isCovered={isAsking} className={css['selection']}>
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
    </SelectionBar>
  )
}

/** As many as an address can name. */
const MOST_LISTED = 200
const isListable = ({ all, ids }: Chosen): boolean => !all && ids.size <= MOST_LISTED

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
