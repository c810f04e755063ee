import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useBlocker, useNavigate } from '@tanstack/react-router'
import { CircleCheck, CloudAlert, CloudCheck, CloudUpload, X } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { wordsFor } from '../../api/problem'
import { PageTitle } from '../../frame/Page'
import { workspacesQuery } from '../../queries'
import bare from '../../ui/bare.module.css'
import { Button, ButtonLink, IconLink } from '../../ui/Button'
import { Confirm } from '../../ui/Dialog'
import { Icon } from '../../ui/Icon'
import { sentence, Skeleton } from '../../ui/Places'
import { counted } from '../../ui/times'
import { toasts } from '../../ui/toastStore'
import css from './Create.module.css'
import { DataStep } from './DataStep'
import { isComplete, useDraft, type Draft } from './draft'
import { NameStep } from './NameStep'

const LabelsStep = lazy(() => import('./LabelsStep').then(({ LabelsStep }) => ({ default: LabelsStep })))
const route = getRouteApi('/app/projects/new')

type Step = 'name' | 'data' | 'labels'

/** Name, data and labels in any order; kept as a draft from the first key. */
export function CreateProject() {
  const { step = 'name' } = route.useSearch()
  const draft = useDraft()
  const leaving = useUnsavedGuard(draft)
  return (
    <div className={bare['page']}>
      <Bar draft={draft} step={step} />
      <main className={css['main']} id="main">
        {draft.isLoading ? <Skeleton rows={6} label="Loading draft" /> : <Body step={step} draft={draft} />}
      </main>
      {leaving.status === 'blocked' && (
        <Confirm title="Leave without the last changes?" act="Leave without them" onConfirm={leaving.proceed} onClose={leaving.reset}>
          <p className="soft">{typeof draft.saved === 'object' ? sentence(draft.saved.failed) : 'They are being saved.'}</p>
        </Confirm>
      )}
    </div>
  )
}

/** A draft is safe on the server, unless its last change could not be saved. */
function useUnsavedGuard({ saved }: Draft) {
  const isUnsafe = typeof saved === 'object'
  return useBlocker({
    shouldBlockFn: ({ next }) => isUnsafe && next.pathname !== '/projects/new',
    enableBeforeUnload: () => isUnsafe,
    withResolver: true,
  })
}

function Body({ step, draft }: { readonly step: Step; readonly draft: Draft }) {
  switch (step) {
    case 'name':
      return <NameStep draft={draft} />
    case 'data':
      return <DataStep draft={draft} />
    case 'labels':
      return (
        <Suspense fallback={<Skeleton rows={8} label="Loading templates" />}>
          <LabelsStep draft={draft} />
        </Suspense>
      )
  }
}

function useFinish(draft: Draft) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { data: workspaces = [] } = useQuery(workspacesQuery)
  const isShared = workspaces.some(({ id, is_personal }) => id === draft.fields.workspace && !is_personal)
  return useMutation({
    mutationFn: () => draft.finish(isShared),
    async onSuccess(project) {
      await client.invalidateQueries({ queryKey: ['projects'] })
      client.removeQueries({ queryKey: ['project', project.id] })
      toasts.say(`Created ${project.title}`)
      await navigate({ to: '/projects/$projectId/data', params: { projectId: project.id } })
    },
    onError: (problem) => toasts.fail(`Not created. ${sentence(wordsFor(problem))}`),
  })
}

function Bar({ draft, step }: { readonly draft: Draft; readonly step: Step }) {
  const finish = useFinish(draft)
  const title = draft.fields.title.trim()
  const tasks = draft.project?.task_number ?? 0
  const hasLabels = draft.fields.label_config.trim() !== ''
  return (
    <header className={css['bar']}>
      <IconLink to="/projects" icon={X} label="Close; the draft is kept" />
      <PageTitle title="New project" />
      <span className="strong no-phone">New project</span>
      <span className={bare['divider']} />
      <nav className={css['steps']} aria-label="Steps">
        <StepLink step="name" current={step} number={1} caption="Name" fact={title === '' ? undefined : title} />
        <StepLink step="data" current={step} number={2} caption="Data" fact={tasks > 0 ? counted(tasks, 'task') : undefined} />
        <StepLink step="labels" current={step} number={3} caption="Labels" fact={hasLabels ? '' : undefined} />
      </nav>
      <span className="grow" />
      <SavedState draft={draft} />
      <ButtonLink to="/projects" className="no-phone">
        Finish later
      </ButtonLink>
      <Button
        tone={isComplete(draft.fields) ? 'ink' : 'plain'}
        isBusy={finish.isPending}
        reason={title === '' ? 'Give the project a name first' : undefined}
        onClick={() => finish.mutate()}
      >
        Create project
      </Button>
    </header>
  )
}

interface StepLinkProps {
  readonly step: Step
  readonly current: Step
  readonly number: number
  readonly caption: string
  /** What this step has brought; undefined while it is open. */
  readonly fact: string | undefined
}

function StepLink({ step, current, number, caption, fact }: StepLinkProps) {
  const isCurrent = step === current
  return (
    <Link
      from="/projects/new"
      to="/projects/new"
      search={(before) => ({ ...before, step: step === 'name' ? undefined : step }) as never}
      className={css['step']}
      data-current={isCurrent || undefined}
      activeOptions={{ exact: true }}
    >
      {fact === undefined || isCurrent ? (
        <span className={css['number']}>{number}</span>
      ) : (
        <span className={css['tick']}>
          <Icon of={CircleCheck} />
        </span>
      )}
      <span className={css['caption']}>{caption}</span>
      {fact !== undefined && fact !== '' && (
        <span className={css['fact']} dir="auto">
          {fact}
        </span>
      )}
    </Link>
  )
}

function SavedState({ draft }: { readonly draft: Draft }) {
  const { saved } = draft
  if (saved === 'untouched') return null
  const [icon, words] =
    saved === 'saving'
      ? ([CloudUpload, 'Saving'] as const)
      : saved === 'saved'
        ? ([CloudCheck, 'Draft saved'] as const)
        : ([CloudAlert, `Not saved: ${saved.failed}`] as const)
  return (
    <span className={css['saved']} data-bad={typeof saved === 'object' || undefined} role="status" title={words}>
      <Icon of={icon} size={14} />
      <span className="no-phone cut">{words}</span>
    </span>
  )
}
