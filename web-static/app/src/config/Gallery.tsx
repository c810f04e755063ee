import { checkConfig } from '@docket/editor'
import { useQuery } from '@tanstack/react-query'
import { EyeOff, Search } from 'lucide-react'
import { useMemo, useState } from 'react'
import { type SavedTemplate, type Template } from '../api/types'
import { savedTemplatesQuery, templatesQuery } from '../queries'
import { SearchField } from '../ui/Field'
import { Icon } from '../ui/Icon'
import { ProblemNotice, Skeleton } from '../ui/Places'
import { iconForTemplate } from './templateIcon'
import { SavedTemplates } from './SavedTemplates'
import { groupsOf, isMatch, isSavedMatch } from './templates'
import css from './Workbench.module.css'

interface GalleryProps {
  readonly config: string
  onPick(template: Template): void
  onPickSaved(template: SavedTemplate): void
}

/** Templates by group; those whose tags this editor does not draw yet say so. */
export function Gallery({ config, onPick, onPickSaved }: GalleryProps) {
  const templates = useQuery(templatesQuery)
  const { data: saved = [] } = useQuery(savedTemplatesQuery)
  const [text, setText] = useState('')
  const all = templates.data ?? []
  const undrawn = useUndrawn(all)
  const ours = saved.filter((template) => isSavedMatch(template, text))
  return (
    <aside className={css['gallery']} aria-label="Templates">
      <div className={css['gallerySearch']}>
        <SearchField
          label={`Search ${all.length + saved.length} templates`}
          icon={Search}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <div className={css['galleryList']}>
        {templates.isPending && <Skeleton rows={10} label="Loading templates" />}
        {templates.isError && <ProblemNotice title="No templates" problem={templates.error} onRetry={() => void templates.refetch()} />}
        <SavedTemplates templates={ours} config={config} onPick={onPickSaved} />
        {groupsOf(all.filter((template) => isMatch(template, text))).map(([group, members]) => (
          <Group key={group} title={group} {...{ members, config, undrawn, onPick }} />
        ))}
        {templates.isSuccess && ours.length === 0 && !all.some((template) => isMatch(template, text)) && (
          <p className={css['hint']}>No template for “{text}”</p>
        )}
      </div>
      {undrawn.size > 0 && (
        <p className={css['note']}>
          <Icon of={EyeOff} size={12} /> Has tags that are kept, but not drawn here yet
        </p>
      )}
    </aside>
  )
}

interface GroupProps {
  readonly title: string
  readonly members: readonly Template[]
  readonly config: string
  readonly undrawn: ReadonlySet<string>
  onPick(template: Template): void
}

function Group({ title, members, config, undrawn, onPick }: GroupProps) {
  return (
    <section>
      <h3 className={css['group']}>
        <span className="grow">{title}</span>
        <span>{members.length}</span>
      </h3>
      {members.map((template) => (
        <button
          key={template.id}
          type="button"
          className={css['template']}
          aria-pressed={template.config.trim() === config.trim()}
          title={undrawn.has(template.id) ? `${template.details} Its tags are kept, but not drawn here yet.` : template.details}
          onClick={() => onPick(template)}
        >
          <span className={css['templateIcon']}>
            <Icon of={iconForTemplate(template)} size={14} />
          </span>
          <span className="grow">{template.title}</span>
          {undrawn.has(template.id) && (
            <span className={css['undrawn']}>
              <Icon of={EyeOff} size={12} />
              <span className="vh">not drawn yet</span>
            </span>
          )}
        </button>
      ))}
    </section>
  )
}

function useUndrawn(templates: readonly Template[]): ReadonlySet<string> {
  return useMemo(
    () => new Set(templates.filter(({ config }) => checkConfig(config).some(({ code }) => code === 'ERR_UNKNOWN_TAG')).map(({ id }) => id)),
    [templates],
  )
}
