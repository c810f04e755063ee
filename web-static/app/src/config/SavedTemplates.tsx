import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { savedTemplates as api } from '../api/api'
import { wordsFor } from '../api/problem'
import { type SavedTemplate } from '../api/types'
import { administers } from '../people/names'
import { savedTemplatesQuery } from '../queries'
import { useSignedIn } from '../session/session'
import { IconButton } from '../ui/Button'
import { cx } from '../ui/cx'
import { Confirm } from '../ui/Dialog'
import { Icon } from '../ui/Icon'
import { sentence } from '../ui/Places'
import { toasts } from '../ui/toastStore'
import { iconForTemplate } from './templateIcon'
import css from './Workbench.module.css'

export const configOf = ({ project_settings }: SavedTemplate): string => project_settings.label_config ?? ''

interface SavedTemplatesProps {
  readonly templates: readonly SavedTemplate[]
  readonly config: string
  onPick(template: SavedTemplate): void
}

/** What the organization saved from its projects, before all that comes with the product. */
export function SavedTemplates({ templates, config, onPick }: SavedTemplatesProps) {
  const { user, role } = useSignedIn()
  const [asked, setAsked] = useState<SavedTemplate>()
  if (templates.length === 0) return null
  return (
    <section>
      <h3 className={css['group']}>
        <span className="grow">Your templates</span>
        <span>{templates.length}</span>
      </h3>
      {templates.map((template) => (
        <span key={template.id} className={css['saved']}>
          <button
            type="button"
            className={css['template']}
            aria-pressed={configOf(template).trim() === config.trim()}
            title={template.description ?? undefined}
            onClick={() => onPick(template)}
          >
            <span className={css['templateIcon']}>
              <Icon of={iconForTemplate({ config: configOf(template), image: '' })} size={14} />
            </span>
            <span className={cx('grow', css['savedName'])} dir="auto">
              {template.name}
            </span>
          </button>
          {(administers(role) || template.created_by === user.id) && (
            <IconButton isSmall icon={Trash2} label={`Delete the template ${template.name}`} onClick={() => setAsked(template)} />
          )}
        </span>
      ))}
      {asked !== undefined && <Deletion template={asked} onClose={() => setAsked(undefined)} />}
    </section>
  )
}

function Deletion({ template, onClose }: { readonly template: SavedTemplate; onClose(): void }) {
  const client = useQueryClient()
  const deletion = useMutation({
    mutationFn: () => api.delete(template.id),
    async onSuccess() {
      onClose()
      await client.invalidateQueries({ queryKey: savedTemplatesQuery.queryKey })
      toasts.say(`Deleted the template ${template.name}`)
      document.querySelector<HTMLElement>('[aria-label="Templates"] input')?.focus()
    },
  })
  return (
    <Confirm
      title={`Delete ${template.name}?`}
      act="Delete 1 template"
      isBusy={deletion.isPending}
      onConfirm={() => deletion.mutate()}
      onClose={onClose}
    >
      <p>Nobody finds it any more. Projects that were made from it stay as they are.</p>
      {deletion.isError && <p role="alert">{sentence(wordsFor(deletion.error))}</p>}
    </Confirm>
  )
}
