import { checkConfig } from '@docket/editor'
import { useQuery } from '@tanstack/react-query'
import { EyeOff, Search } from 'lucide-react'
import { useMemo, useState } from 'react'
import { type Template } from '../api/types'
import { templatesQuery } from '../queries'
import { SearchField } from '../ui/Field'
import { Icon } from '../ui/Icon'
import { ProblemNotice, Skeleton } from '../ui/Places'
import { iconForTemplate } from './templateIcon'
import { groupsOf, isMatch } from './templates'
import css from './Workbench.module.css'

interface GalleryProps {
  readonly config: string
  onPick(template: Template): void
}

/** Templates by group; those whose tags this editor does not draw yet say so. */
export function Gallery({ config, onPick }: GalleryProps) {
  const templates = useQuery(templatesQuery)
  const [text, setText] = useState('')
  const all = templates.data ?? []
  const undrawn = useUndrawn(all)
  return (
    <aside className={css['gallery']} aria-label="Templates">
      <div className={css['gallerySearch']}>
        <SearchField
          label={`Search ${all.length} templates`}
          icon={Search}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <div className={css['galleryList']}>
        {templates.isPending && <Skeleton rows={10} label="Loading templates" />}
        {templates.isError && <ProblemNotice title="No templates" problem={templates.error} onRetry={() => void templates.refetch()} />}
        {groupsOf(all.filter((template) => isMatch(template, text))).map(([group, members]) => (
          <section key={group}>
            <h3 className={css['group']}>
              <span className="grow">{group}</span>
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
        ))}
        {templates.isSuccess && !all.some((template) => isMatch(template, text)) && <p className={css['hint']}>No template for “{text}”</p>}
      </div>
      {undrawn.size > 0 && (
        <p className={css['note']}>
          <Icon of={EyeOff} size={12} /> Has tags that are kept, but not drawn here yet
        </p>
      )}
    </aside>
  )
}

function useUndrawn(templates: readonly Template[]): ReadonlySet<string> {
  return useMemo(
    () => new Set(templates.filter(({ config }) => checkConfig(config).some(({ code }) => code === 'ERR_UNKNOWN_TAG')).map(({ id }) => id)),
    [templates],
  )
}
