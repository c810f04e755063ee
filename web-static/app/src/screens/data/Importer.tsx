import { CircleCheck, CircleX, FileText, Upload } from 'lucide-react'
import { useEffect, useRef, useState, type DragEvent } from 'react'
import { type ImportProgress } from '../../api/upload'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { Meter } from '../../ui/Facts'
import { Icon } from '../../ui/Icon'
import { bytes, counted } from '../../ui/times'
import css from './Importer.module.css'
import { pastedFiles } from './pasted'
import { shareOf, useImport } from './useImport'

const TYPES = 'json csv tsv txt jpg jpeg png gif bmp svg webp wav mp3 ogg flac m4a mp4 webm html htm xml pdf'
const ACCEPT = TYPES.split(' ')
  .map((type) => `.${type}`)
  .join()

interface ImporterProps {
  /** The project that takes the tasks; made on the first file if there is none yet. */
  ensureProject(): Promise<number>
  onImported(): void
  /** While files travel, whatever holds this should not close by itself. */
  onRunning?(isRunning: boolean): void
}

/** Drop zone, progress and outcome. */
export function Importer({ ensureProject, onImported, onRunning }: ImporterProps) {
  const [files, setFiles] = useState<readonly File[]>([])
  const { state, start, cancel, reset } = useImport(ensureProject, onImported)
  const isRunning = state.at === 'running'
  const outcome = useRef<HTMLDivElement>(null)
  useEffect(() => {
    onRunning?.(isRunning)
    // The button that was pressed is gone while files travel; the keyboard goes on at what came of it.
    if (!isRunning) outcome.current?.focus()
  }, [isRunning, onRunning])
  const take = (taken: readonly File[]) => {
    if (taken.length === 0) return
    setFiles(taken)
    void start(taken)
  }
  return (
    <div className={css['importer']}>
      {state.at !== 'running' && <DropZone onFiles={take} />}
      {state.at === 'running' && (
        <div className={css['running']}>
          <FileList files={files} />
          <Running progress={state.progress} onCancel={cancel} />
        </div>
      )}
      {(state.at === 'done' || state.at === 'failed') && (
        <div className={css['outcome']} tabIndex={-1} ref={outcome}>
          {state.at === 'done' ? (
            <p className={css['done']} role="status">
              <Icon of={CircleCheck} /> Imported {counted(state.tasks, 'task')} from {counted(files.length, 'file')}
            </p>
          ) : (
            <Failed reasons={state.reasons} onAgain={() => void start(files)} onClose={reset} />
          )}
        </div>
      )}
    </div>
  )
}

/** While the zone is in sight, a paste outside of fields goes into it. */
function usePaste(onFiles: (files: readonly File[]) => void): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (event.target instanceof Element && event.target.closest('input, textarea') !== null) return
      if (event.clipboardData !== null) onFiles(pastedFiles(event.clipboardData))
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  })
}

function DropZone({ onFiles }: { onFiles(files: readonly File[]): void }) {
  const input = useRef<HTMLInputElement>(null)
  usePaste(onFiles)
  const [isOver, setOver] = useState(false)
  const over = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFiles([...event.dataTransfer.files])
  }
  return (
    <div className={cx(css['zone'], isOver && css['over'])} onDragOver={over} onDragLeave={() => setOver(false)} onDrop={drop}>
      <Icon of={Upload} />
      <p className="strong">Drop files here</p>
      <p className="small muted">
        JSON, CSV and TSV hold many tasks; a text, picture, sound, video or PDF is one task. Up to 200 MB. Lines and cells can be pasted.
      </p>
      <Button data-first onClick={() => input.current?.click()}>
        Choose files
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ACCEPT}
        aria-label="Files to import"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </div>
  )
}

const FILES_SHOWN = 4

function FileList({ files }: { readonly files: readonly File[] }) {
  const more = files.length - FILES_SHOWN
  return (
    <ul>
      {files.slice(0, FILES_SHOWN).map((file) => (
        <li key={file.name} className={css['file']}>
          <Icon of={FileText} size={14} />
          <span className="grow cut" dir="auto">
            {file.name}
          </span>
          <span className="num muted">{bytes(file.size)}</span>
        </li>
      ))}
      {more > 0 && <li className={css['file']}>and {counted(more, 'more file')}</li>}
    </ul>
  )
}

function Running({ progress, onCancel }: { readonly progress: ImportProgress; onCancel(): void }) {
  const words = progress.step === 'sending' ? `Sending ${bytes(progress.sentBytes)} of ${bytes(progress.totalBytes)}` : 'Reading tasks'
  return (
    <div className={css['progress']}>
      <Meter label="Import" share={shareOf(progress)} />
      <span className="small num" role="status">
        {words}
      </span>
      <Button size="small" tone="quiet" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  )
}

const REASONS_SHOWN = 8

interface FailedProps {
  readonly reasons: readonly string[]
  onAgain(): void
  onClose(): void
}

function Failed({ reasons, onAgain, onClose }: FailedProps) {
  const more = reasons.length - REASONS_SHOWN
  return (
    <div className={css['failed']} role="alert">
      <p className={css['failedHead']}>
        <Icon of={CircleX} /> Nothing was imported
      </p>
      <ul>
        {reasons.slice(0, REASONS_SHOWN).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
        {more > 0 && <li>and {counted(more, 'more reason')}</li>}
      </ul>
      <div className="row">
        <Button size="small" onClick={onAgain}>
          Try again
        </Button>
        <Button size="small" tone="quiet" onClick={onClose}>
          Dismiss
        </Button>
      </div>
    </div>
  )
}
