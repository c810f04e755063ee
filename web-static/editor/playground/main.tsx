import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { LabelingEditor, memoryJournal, browserJournal, type Submission } from '../src'
import { Icon } from '../src/frame/icons'
import '../src/styles.css'
import './playground.css'
import { manyBoxes, SAMPLES, type Sample } from './samples'

const query = new URLSearchParams(location.search)
const theme = query.get('theme')
if (theme !== null) document.documentElement.dataset['theme'] = theme

/** What left the editor, for whoever drives this page. */
const sent: Record<string, Submission[]> = { submit: [], draft: [], skip: [], postpone: [] }
Object.assign(window, { docketSent: sent })

const boxes = Number(query.get('boxes') ?? 0)
const samples: readonly Sample[] = boxes > 0 ? [manyBoxes(boxes)] : SAMPLES
const journal = query.has('keep') ? browserJournal() : memoryJournal()
const opened = performance.now()

function Playground() {
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      samples.findIndex((sample) => sample.id === query.get('sample')),
    ),
  )
  const sample = samples[at] ?? SAMPLES[0]
  if (sample === undefined) return null
  const go = (step: number) => setAt((at + step + samples.length) % samples.length)
  const take = (way: string) => (submission: Submission) => {
    sent[way]?.push(submission)
    return new Promise<void>((resolve) => setTimeout(resolve, 150))
  }
  return (
    <LabelingEditor
      key={sample.id}
      config={sample.config}
      task={sample.task}
      journal={journal}
      journalKey="playground"
      topBar={<TopBar sample={sample} at={at} go={go} />}
      topBarEnd={<span className="pg-sep" />}
      onReady={(store) => Object.assign(window, { docketStore: store, docketReady: performance.now() - opened })}
      onDraft={take('draft')}
      onSubmit={take('submit')}
      onSkip={take('skip')}
      onPostpone={take('postpone')}
    />
  )
}

function TopBar({ sample, at, go }: { readonly sample: Sample; readonly at: number; go(step: number): void }) {
  return (
    <>
      <h1 className="pg-title">{sample.title}</h1>
      <span className="pg-sep pg-wide" />
      <button type="button" className="dk-icon-btn" aria-label="Previous task" onClick={() => go(-1)}>
        <Icon name="chevron-left" />
      </button>
      <button type="button" className="dk-icon-btn" aria-label="Next task" onClick={() => go(1)}>
        <Icon name="chevron-right" />
      </button>
      <b className="pg-id">#{sample.task.id}</b>
      <span className="pg-soft">
        {at + 1} of {samples.length}
      </span>
    </>
  )
}

const root = document.getElementById('root')
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <Playground />
    </StrictMode>,
  )
