import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { CodeXml, LayoutTemplate, PenLine, SlidersHorizontal, TriangleAlert } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { type Project } from '../../api/types'
import { workspacesQuery } from '../../queries'
import { Button } from '../../ui/Button'
import { Confirm } from '../../ui/Dialog'
import { Icon } from '../../ui/Icon'
import { Skeleton } from '../../ui/Places'
import { counted } from '../../ui/times'
import { ProjectPage } from '../project/ProjectPage'
import { SaveTemplateDialog } from '../projects/SaveTemplateDialog'
import { AnnotationSection } from './AnnotationSection'
import { fieldsOf, type Fields } from './changes'
import { DangerSection } from './DangerSection'
import { EffectPanel } from './EffectPanel'
import { annotationEffects, generalEffects } from './effects'
import { GeneralSection } from './GeneralSection'
import { SaveBar } from './SaveBar'
import css from './Settings.module.css'
import { useLeaveGuard, useSettings, type SettingsForm } from './useSettings'

const LabelingSection = lazy(() => import('./LabelingSection').then(({ LabelingSection }) => ({ default: LabelingSection })))
const route = getRouteApi('/app/frame/projects/$projectId/settings')

const SECTIONS = [
  { section: undefined, caption: 'General', icon: SlidersHorizontal },
  { section: 'labeling', caption: 'Labeling interface', icon: CodeXml },
  { section: 'annotation', caption: 'Annotation', icon: PenLine },
  { section: 'danger', caption: 'Danger zone', icon: TriangleAlert },
] as const

export function Settings() {
  const { projectId } = route.useParams()
  const [isSaving, setSaving] = useState(false)
  return (
    <ProjectPage
      id={projectId}
      part="Settings"
      isForm
      acts={
        <Button icon={LayoutTemplate} aria-label="Save as template" onClick={() => setSaving(true)}>
          <span className="no-phone">Save as template</span>
        </Button>
      }
    >
      {(project) => (
        <>
          <Sections key={project.id} project={project} />
          {isSaving && <SaveTemplateDialog project={project} onClose={() => setSaving(false)} />}
        </>
      )}
    </ProjectPage>
  )
}

/** Nothing applies until Save; the bar lists what would change. */
function Sections({ project }: { readonly project: Project }) {
  const form = useSettings(project)
  const { section } = route.useSearch()
  const leaving = useLeaveGuard(form.changes.length, project.id)
  return (
    <div className={css['settings']}>
      <nav className={css['nav']} aria-label="Settings">
        {SECTIONS.map((entry) => (
          <Link
            key={entry.caption}
            to="/projects/$projectId/settings"
            params={{ projectId: project.id }}
            search={entry.section === undefined ? {} : { section: entry.section }}
            className={css['place']}
            data-current={entry.section === section || undefined}
            ref={(link) => {
              if (entry.section === section) link?.scrollIntoView({ block: 'nearest', inline: 'center' })
            }}
          >
            <Icon of={entry.icon} />
            {entry.caption}
            {entry.section !== 'danger' && form.changedSections.has(entry.section ?? 'general') && (
              <span className={css['changed']}>
                <span className="vh">, changed</span>
              </span>
            )}
          </Link>
        ))}
      </nav>
      <div className={css['side']}>
        <Section section={section} project={project} form={form} />
        <SaveBar form={form} />
      </div>
      {leaving.status === 'blocked' && (
        <Confirm
          title={`Leave without saving ${counted(form.changes.length, 'change')}?`}
          act="Leave without saving"
          onConfirm={leaving.proceed}
          onClose={leaving.reset}
        >
          <p className="soft">{form.changes.join(', ')}</p>
        </Confirm>
      )}
    </div>
  )
}

interface SectionProps {
  readonly section: 'labeling' | 'annotation' | 'danger' | undefined
  readonly project: Project
  readonly form: SettingsForm
}

function Section({ section, project, form }: SectionProps) {
  switch (section) {
    case undefined:
      return <General project={project} form={form} />
    case 'labeling':
      return (
        <Suspense fallback={<Skeleton rows={8} label="Loading the config" />}>
          <LabelingSection project={project} form={form} />
        </Suspense>
      )
    case 'annotation':
      return (
        <div className={css['body']}>
          <AnnotationSection form={form} />
          <EffectPanel
            title="What annotators will get"
            project={project}
            before={fieldsOf(project)}
            after={form.fields}
            hasEditor
            effectsOf={(fields) => annotationEffects(fields, project)}
          />
        </div>
      )
    case 'danger':
      return <DangerSection project={project} />
  }
}

function General({ project, form }: { readonly project: Project; readonly form: SettingsForm }) {
  const { data: workspaces = [] } = useQuery(workspacesQuery)
  const effectsOf = (fields: Fields) =>
    generalEffects(
      fields,
      project,
      workspaces.find(({ id }) => id === fields.workspace),
    )
  return (
    <div className={css['body']}>
      <GeneralSection form={form} />
      <EffectPanel
        title="Who finds it"
        project={project}
        before={fieldsOf(project)}
        after={form.fields}
        hasEditor={false}
        effectsOf={effectsOf}
      />
    </div>
  )
}
