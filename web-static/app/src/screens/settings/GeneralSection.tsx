import { useQuery } from '@tanstack/react-query'
import { workspacesQuery } from '../../queries'
import { AreaField, SwitchLine, TextField } from '../../ui/Field'
import { WorkspaceField } from '../projects/WorkspaceField'
import { Changed, Label } from './Label'
import css from './Settings.module.css'
import { type SettingsForm } from './useSettings'

export function GeneralSection({ form }: { readonly form: SettingsForm }) {
  const { fields, set } = form
  const { data: workspaces = [] } = useQuery(workspacesQuery)
  const isSandbox = workspaces.some(({ id, is_personal }) => id === fields.workspace && is_personal)
  return (
    <section className={css['form']} aria-labelledby="general">
      <h2 className={css['title']} id="general">
        General
      </h2>
      <TextField
        label="Project name"
        aside={<Changed form={form} name="title" />}
        dir="auto"
        maxLength={50}
        value={fields.title}
        error={form.error('title')}
        onChange={(event) => set({ title: event.target.value })}
      />
      <AreaField
        label="Description"
        aside={<Changed form={form} name="description" />}
        isOptional
        dir="auto"
        value={fields.description}
        error={form.error('description')}
        onChange={(event) => set({ description: event.target.value })}
      />
      <WorkspaceField value={fields.workspace ?? undefined} onPick={(workspace) => set({ workspace })} />
      <div className={css['line']}>
        <SwitchLine
          label={
            <Label form={form} name="is_published">
              Published
            </Label>
          }
          help={
            isSandbox
              ? 'A project in a sandbox cannot be published: move it to a workspace first'
              : 'Annotators and reviewers of the project see it and can label'
          }
          isOn={fields.is_published}
          onChange={(is_published) => set({ is_published })}
        />
      </div>
    </section>
  )
}
