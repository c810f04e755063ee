import { Download, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { wordsFor } from '../../api/problem'
import { type ExportFormat, type Project, type Snapshot } from '../../api/types'
import { Button, IconButton } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Badge } from '../../ui/Facts'
import { Check, Radio } from '../../ui/Field'
import { ProblemNotice, sentence, Skeleton } from '../../ui/Places'
import { counted, exactly, when } from '../../ui/times'
import css from './ExportDialog.module.css'
import { useExport, useFormats, useSnapshotActs, useSnapshots } from './useExports'

/** Formats that fit this config, what to include, and the exports of before. */
export function ExportDialog({ project, onClose }: { readonly project: Project; onClose(): void }) {
  const formats = useFormats(project.id)
  const [format, setFormat] = useState('JSON')
  const [isAll, setAll] = useState(false)
  const run = useExport(project.id)
  const count = isAll ? (project.task_number ?? 0) : (project.num_tasks_with_annotations ?? 0)
  return (
    <Dialog
      title="Export"
      width={560}
      isHeld={run.isPending}
      onSubmit={() => !run.isPending && run.mutate({ format, isAll })}
      onClose={onClose}
      acts={
        <>
          {run.isError && (
            <span className={css['problem']} role="alert">
              Not exported: {sentence(wordsFor(run.error))}
            </span>
          )}
          <Button onClick={onClose}>Close</Button>
          <Button tone="ink" type="submit" icon={Download} isBusy={run.isPending} data-first>
            {count === 0 ? 'Export' : `Export ${counted(count, 'task')}`}
          </Button>
        </>
      }
    >
      {formats.isPending && <Skeleton rows={4} label="Loading formats" />}
      {formats.isError && <ProblemNotice title="No formats" problem={formats.error} onRetry={() => void formats.refetch()} />}
      {formats.data !== undefined && <Formats formats={formats.data} value={format} onPick={setFormat} />}
      <label className={css['include']}>
        <Check checked={isAll} onChange={(event) => setAll(event.target.checked)} />
        Include tasks without annotations
      </label>
      <Earlier project={project.id} format={format} />
    </Dialog>
  )
}

interface FormatsProps {
  readonly formats: readonly ExportFormat[]
  readonly value: string
  onPick(format: string): void
}

function Formats({ formats, value, onPick }: FormatsProps) {
  const fitting = formats.filter(({ disabled }) => disabled !== true)
  const others = formats.length - fitting.length
  return (
    <div role="radiogroup" aria-label="Format" className={css['formats']}>
      {fitting.map(({ name, title, description }) => (
        <label key={name} className={css['format']}>
          <Radio name="format" className={css['radio']} checked={name === value} onChange={() => onPick(name)} />
          <span>
            <span className="strong">{title}</span>
            <span className={css['description']}>{description}</span>
          </span>
        </label>
      ))}
      {others > 0 && <p className="small muted">{counted(others, 'other format')} cannot hold what this config makes.</p>}
    </div>
  )
}

function Earlier({ project, format }: { readonly project: number; readonly format: string }) {
  const { data = [] } = useSnapshots(project)
  if (data.length === 0) return null
  return (
    <section>
      <h3 className={css['head']}>Earlier exports</h3>
      <ul className={css['earlier']}>
        {data.map((snapshot) => (
          <Line key={snapshot.id} project={project} snapshot={snapshot} format={format} />
        ))}
      </ul>
    </section>
  )
}

function Line({ project, snapshot, format }: { readonly project: number; readonly snapshot: Snapshot; readonly format: string }) {
  const { fetchAgain, remove } = useSnapshotActs(project)
  const { status, title, created_at } = snapshot
  return (
    <li className={css['line']}>
      <span className="grow">
        <span className="cut" title={title} dir="auto">
          {title}
        </span>
        <span className={css['when']} title={exactly(created_at)}>
          {when(created_at)}
        </span>
      </span>
      {status === 'failed' && <Badge tone="bad">Failed</Badge>}
      {(status === 'created' || status === 'in_progress') && <Badge tone="warn">Preparing</Badge>}
      {status === 'completed' && (
        <IconButton
          icon={Download}
          label={`Download ${title} as ${format}`}
          aria-busy={fetchAgain.isPending}
          onClick={() => fetchAgain.mutate({ snapshot, format })}
        />
      )}
      <IconButton icon={Trash2} label={`Delete ${title}`} onClick={() => remove.mutate(snapshot)} />
    </li>
  )
}
