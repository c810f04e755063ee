import { Activity, AlignLeft, AudioLines, FileText, Film, Image, ListOrdered, MessagesSquare, Table2, type LucideIcon } from 'lucide-react'
import { type Project } from '../../api/types'
import { cx } from '../../ui/cx'
import { labelClass } from '../../ui/Facts'
import { Icon } from '../../ui/Icon'
import css from './Projects.module.css'

const ICONS: Readonly<Record<string, LucideIcon>> = {
  image: Image,
  text: AlignLeft,
  hypertext: FileText,
  audio: AudioLines,
  video: Film,
  timeseries: Activity,
  paragraphs: MessagesSquare,
  chat: MessagesSquare,
  table: Table2,
  list: ListOrdered,
  pdf: FileText,
}

export const iconForKind = (kind: string): LucideIcon => ICONS[kind.toLowerCase()] ?? FileText

/** What a project's tasks are made of, on the project's own colour. */
export function KindIcon({ project }: { readonly project: Pick<Project, 'id' | 'data_types'> }) {
  const kind = Object.values(project.data_types)[0] ?? ''
  return (
    <span className={cx(css['kind'], labelClass(project.id))}>
      <Icon of={iconForKind(kind)} />
    </span>
  )
}
