import { LabelingEditor, memoryJournal, resultsOf, type EditorStore } from '@docket/editor'
import '@docket/editor/styles.css'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { loadText } from '../api/texts'
import { IconButton } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { Empty, Skeleton } from '../ui/Places'
import { Segmented } from '../ui/Segmented'
import { counted } from '../ui/times'
import { type Sample } from './useChecked'
import css from './Workbench.module.css'

const LOOKS = [
  { value: 'desk', caption: 'Desk' },
  { value: 'phone', caption: 'Phone' },
] as const
type Look = (typeof LOOKS)[number]['value']

interface PreviewProps {
  readonly config: string | undefined
  readonly samples: readonly Sample[]
  readonly isCurrent: boolean
}

/** What people will get, with real tasks if there are some. Nothing done in it is kept. */
export function Preview({ config, samples, isCurrent }: PreviewProps) {
  const [at, setAt] = useState(0)
  const [look, setLook] = useState<Look>('desk')
  const [store, setStore] = useState<EditorStore>()
  const place = Math.min(at, Math.max(0, samples.length - 1))
  const data = samples[place]
  return (
    <section className={css['preview']} aria-label="Preview">
      <header className={css['head']}>
        <h2 className={css['title']}>Preview</h2>
        <span className="small muted grow cut">
          {isCurrent || config === undefined ? 'nothing is saved' : 'last valid version, nothing is saved'}
        </span>
        {samples.length > 1 && <Samples at={place} count={samples.length} onGo={setAt} />}
        <span className={css['looks']}>
          <Segmented<Look> label="Size of the preview" choices={LOOKS} value={look} onPick={setLook} />
        </span>
      </header>
      <div className={css['stage']}>
        {config === undefined || data === undefined ? (
          <Waiting hasConfig={config !== undefined} />
        ) : (
          <>
            <div className={css['card']} data-look={look}>
              <Drawn key={`${place}`} config={config} data={data} onReady={setStore} />
            </div>
            {store !== undefined && <Result store={store} />}
          </>
        )}
      </div>
    </section>
  )
}

interface SamplesProps {
  readonly at: number
  readonly count: number
  onGo(at: number): void
}

function Samples({ at, count, onGo }: SamplesProps) {
  return (
    <span className="row">
      <IconButton isSmall icon={ChevronLeft} label="Previous sample" disabled={at === 0} onClick={() => onGo(at - 1)} />
      <span className="small num">
        Sample {at + 1} of {count}
      </span>
      <IconButton isSmall icon={ChevronRight} label="Next sample" disabled={at === count - 1} onClick={() => onGo(at + 1)} />
    </span>
  )
}

function Waiting({ hasConfig }: { readonly hasConfig: boolean }) {
  if (hasConfig) return <Skeleton rows={4} label="Loading sample" />
  return <Empty title="No labels yet">Choose a template at the left, or write a config. It is drawn here as you write.</Empty>
}

interface DrawnProps {
  readonly config: string
  readonly data: Sample
  onReady(store: EditorStore): void
}

function Drawn({ config, data, onReady }: DrawnProps) {
  const journal = useMemo(() => memoryJournal(), [])
  const task = useMemo(() => ({ id: 'preview', data }), [data])
  return <LabelingEditor config={config} task={task} journal={journal} journalKey="preview" loadText={loadText} onReady={onReady} />
}

function Result({ store }: { readonly store: EditorStore }) {
  const [json, setJson] = useState('[]')
  useEffect(() => {
    const show = () => setJson(JSON.stringify(resultsOf(store), undefined, 2))
    show()
    return store.document.subscribe(show)
  }, [store])
  return (
    <details className={css['result']}>
      <summary>
        <Icon of={ChevronRight} size={14} />
        <span className="strong">Result as JSON</span>
        <span className="small muted">{counted(store.document.size, 'region')}</span>
      </summary>
      <pre className={css['json']} tabIndex={0} role="region" aria-label="Result as JSON">
        {json}
      </pre>
    </details>
  )
}
