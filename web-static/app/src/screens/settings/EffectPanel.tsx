import { ArrowDownNarrowWide, Ban, BookOpen, Eye, FolderTree, SkipForward, Sparkles, Users } from 'lucide-react'
import { useState } from 'react'
import { type Project } from '../../api/types'
import { cx } from '../../ui/cx'
import { Icon, type LucideIcon } from '../../ui/Icon'
import { Segmented } from '../../ui/Segmented'
import { type Fields } from './changes'
import { compared, type Effect, type EffectKind } from './effects'
import css from './EffectPanel.module.css'
import { MiniEditor } from './MiniEditor'

const ICONS: Readonly<Record<EffectKind, LucideIcon>> = {
  order: ArrowDownNarrowWide,
  people: Users,
  skip: SkipForward,
  instructions: BookOpen,
  predictions: Sparkles,
  empty: Ban,
  seen: Eye,
  place: FolderTree,
}

const TIMES = [
  { value: 'after', caption: 'After' },
  { value: 'now', caption: 'Now' },
] as const
type Time = (typeof TIMES)[number]['value']

interface EffectPanelProps {
  readonly title: string
  readonly project: Project
  readonly before: Fields
  readonly after: Fields
  /** Whether the settings show in the editor, too. */
  readonly hasEditor: boolean
  effectsOf(fields: Fields): readonly Effect[]
}

/** What people will get, before it is saved. */
export function EffectPanel({ title, project, before, after, hasEditor, effectsOf }: EffectPanelProps) {
  const [time, setTime] = useState<Time>('after')
  const isNow = time === 'now'
  const effects = compared(effectsOf(before), effectsOf(isNow ? before : after))
  const isChanged = compared(effectsOf(before), effectsOf(after)).some(({ isNew }) => isNew)
  return (
    <aside className={css['panel']} aria-label={title}>
      <header className={css['head']}>
        <h3 className="grow">{title}</h3>
        {isChanged && <Segmented<Time> label="Before or after saving" choices={TIMES} value={time} onPick={setTime} />}
      </header>
      {hasEditor && <MiniEditor project={project} fields={isNow ? before : after} />}
      <ul className={css['effects']}>
        {effects.map(({ kind, words, isNew }) => (
          <li key={kind} className={cx(css['effect'], isNew && css['isNew'])}>
            <Icon of={ICONS[kind]} />
            <span>
              <Marked words={words} />
            </span>
          </li>
        ))}
      </ul>
    </aside>
  )
}

/** Every second part between ** is what the settings decide. */
const Marked = ({ words }: { readonly words: string }) =>
  words.split('**').map((part, at) => (at % 2 === 1 ? <b key={part}>{part}</b> : part))
