import { CircleX, LayoutTemplate, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { type SavedTemplate } from '../api/types'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { cx } from '../ui/cx'
import { CodeEditor, type CodeProblem } from './CodeEditor'
import { Gallery } from './Gallery'
import { Preview } from './Preview'
import { configOf } from './SavedTemplates'
import { type Checked, type Sample } from './useChecked'
import css from './Workbench.module.css'

interface WorkbenchProps {
  readonly config: string
  readonly checked: Checked
  readonly samples: readonly Sample[]
  /** Whether the templates lie open at the start; a project that has its config rarely needs them. */
  readonly isStart: boolean
  onChange(config: string): void
  /** A template of one's own brings more than its config where a project begins; elsewhere only that. */
  onPickSaved?(template: SavedTemplate): void
}

/** Gallery, code and preview side by side. */
export function Workbench({ config, checked, samples, isStart, onChange, onPickSaved }: WorkbenchProps) {
  const [hasGallery, setGallery] = useState(isStart)
  const isCurrent = checked.lastValid?.trim() === config.trim()
  return (
    <div className={css['bench']} data-gallery={hasGallery || undefined}>
      {hasGallery && (
        <Gallery
          config={config}
          onPick={(template) => onChange(template.config)}
          onPickSaved={onPickSaved ?? ((template) => onChange(configOf(template)))}
        />
      )}
      <section className={css['middle']} aria-label="Config">
        <header className={css['head']}>
          <h2 className={css['title']}>Code</h2>
          <span className="small muted grow">{checked.isChecking ? 'Checking' : ''}</span>
          <Button size="small" tone="quiet" icon={LayoutTemplate} aria-pressed={hasGallery} onClick={() => setGallery(!hasGallery)}>
            Templates
          </Button>
        </header>
        <CodeEditor value={config} label="Labeling config" problems={checked.problems} onChange={onChange} />
        <Problems problems={checked.problems} />
      </section>
      <Preview config={checked.lastValid} samples={samples} isCurrent={isCurrent} />
    </div>
  )
}

function Problems({ problems }: { readonly problems: readonly CodeProblem[] }) {
  if (problems.length === 0) return null
  return (
    <ul className={css['problems']} aria-label="Problems" aria-live="polite">
      {problems.map(({ line, message, isWarning }) => (
        <li key={message} className={cx(css['problem'], isWarning && css['warning'])}>
          <Icon of={isWarning ? TriangleAlert : CircleX} />
          <span>
            {line !== undefined && <b>Line {line}. </b>}
            {message}
          </span>
        </li>
      ))}
    </ul>
  )
}
