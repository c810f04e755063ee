import { CircleX, TriangleAlert } from 'lucide-react'
import { Icon } from '../ui/Icon'
import { cx } from '../ui/cx'
import { CodeEditor, type CodeProblem } from './CodeEditor'
import { Gallery } from './Gallery'
import { Preview } from './Preview'
import { type Checked, type Sample } from './useChecked'
import css from './Workbench.module.css'

interface WorkbenchProps {
  readonly config: string
  readonly checked: Checked
  readonly samples: readonly Sample[]
  onChange(config: string): void
}

/** Gallery, code and preview side by side. */
export function Workbench({ config, checked, samples, onChange }: WorkbenchProps) {
  const isCurrent = checked.lastValid?.trim() === config.trim()
  return (
    <div className={css['bench']}>
      <Gallery config={config} onPick={(template) => onChange(template.config)} />
      <section className={css['middle']} aria-label="Config">
        <header className={css['head']}>
          <h2 className={css['title']}>Code</h2>
          <span className="small muted">{checked.isChecking ? 'Checking' : ''}</span>
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
