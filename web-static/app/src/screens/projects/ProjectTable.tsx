import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { CopyPlus, Ellipsis, LayoutTemplate, PenLine, Pin, PinOff, Settings, Table2, Trash2 } from 'lucide-react'
import { Fragment, useState } from 'react'
import { projects as api } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { type Project } from '../../api/types'
import { manages } from '../../people/names'
import { useSignedIn } from '../../session/session'
import { IconButton } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { Confirm } from '../../ui/Dialog'
import { Avatars, Badge, ProgressBar } from '../../ui/Facts'
import { Menu, type MenuItem } from '../../ui/Menu'
import { sentence } from '../../ui/Places'
import table from '../../ui/table.module.css'
import { counted, exactly, figure, when } from '../../ui/times'
import { toasts } from '../../ui/toastStore'
import { progressOf, waitsFor } from './figures'
import { DuplicateDialog } from './DuplicateDialog'
import { KindIcon } from './KindIcon'
import css from './Projects.module.css'
import { SaveTemplateDialog } from './SaveTemplateDialog'

/** Pinned ones first, what is not a project yet last, all in one look. */
export function ProjectTable({ projects }: { readonly projects: readonly Project[] }) {
  const pinned = projects.filter(({ pinned_at }) => pinned_at !== null)
  const drafts = projects.filter(({ is_draft, pinned_at }) => is_draft && pinned_at === null)
  const rest = projects.filter(({ is_draft, pinned_at }) => !is_draft && pinned_at === null)
  const isWhole = pinned.length + drafts.length === 0
  const groups = [
    ['Pinned for everyone', pinned],
    [isWhole ? '' : `${pinned.length === 0 ? 'Projects' : 'Others'} ${rest.length}`, rest],
    [`Drafts ${drafts.length}`, drafts],
  ] as const
  return (
    <table className={cx(table['table'], css['table'])}>
      <thead>
        <tr>
          <th>Project</th>
          <th>Workspace</th>
          <th>Progress</th>
          <th className={table['right']}>Tasks</th>
          <th>People</th>
          <th>Created</th>
          <th>
            <span className="vh">Acts</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map(([caption, members]) => (
          <Fragment key={caption}>
            {caption !== '' && members.length > 0 && (
              <tr className={css['group']}>
                <td colSpan={7}>{caption}</td>
              </tr>
            )}
            {members.map((project) => (
              <Row key={project.id} project={project} />
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

/** Drafts open where they were left; whoever only labels goes to the work. */
function ProjectLink({ project }: { readonly project: Project }) {
  const { role } = useSignedIn()
  const title = project.title === '' ? 'Untitled' : project.title
  const look = { className: cx(css['title'], table['link'], 'cut'), dir: 'auto', children: title } as const
  if (project.is_draft) return <Link to="/projects/new" search={{ draft: project.id }} {...look} />
  const to = role === 'AN' ? '/projects/$projectId/label' : '/projects/$projectId/data'
  return <Link to={to} params={{ projectId: project.id }} {...look} />
}

function Row({ project }: { readonly project: Project }) {
  const { role } = useSignedIn()
  const { done, inProgress } = progressOf(project)
  return (
    <tr>
      <td>
        <span className={css['name']}>
          <KindIcon project={project} />
          <span className="grow">
            <span className={css['line']}>
              <ProjectLink project={project} />
              {project.is_draft ? <Badge>Draft</Badge> : !project.is_published && <Badge>Unpublished</Badge>}
              {waitsFor(project, role) && (
                <span className="no-phone">
                  <Badge tone="accent">You have {counted(project.queue_left ?? 0, 'task')}</Badge>
                </span>
              )}
            </span>
            {(project.description ?? '') !== '' && (
              <span className={cx(css['description'], 'cut')} dir="auto">
                {project.description}
              </span>
            )}
          </span>
        </span>
      </td>
      <td className={cx('soft', 'cut')}>{project.workspace_title ?? '–'}</td>
      <td>
        <span className={css['progress']}>
          <ProgressBar done={done} inProgress={inProgress} />
          <span className={css['percent']}>{done}%</span>
        </span>
      </td>
      <td className={table['right']}>{figure(project.task_number ?? 0)}</td>
      <td>
        <Avatars people={project.members ?? []} {...(project.members_count === undefined ? {} : { total: project.members_count })} />
      </td>
      <td className="soft" title={exactly(project.created_at)}>
        {when(project.created_at)}
      </td>
      <td>
        <RowActs project={project} />
      </td>
    </tr>
  )
}

function usePin(project: Project) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (pinned_at: string | null) => api.change(project.id, { pinned_at }),
    async onSuccess(_, pinned_at) {
      await client.invalidateQueries({ queryKey: ['projects'] })
      toasts.say(`${pinned_at === null ? 'Unpinned' : 'Pinned'} ${project.title}`)
    },
    onError: (problem) => toasts.fail(`Not changed. ${sentence(wordsFor(problem))}`),
  })
}

function RowActs({ project }: { readonly project: Project }) {
  return project.is_draft ? <DraftActs project={project} /> : <ProjectActs project={project} />
}

/** A draft is gone on with or thrown away. */
function DraftActs({ project }: { readonly project: Project }) {
  const navigate = useNavigate()
  const client = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const deletion = useMutation({
    mutationFn: () => api.delete(project.id),
    async onSuccess() {
      setAsking(false)
      await client.invalidateQueries({ queryKey: ['projects'] })
    },
    onError: (problem) => toasts.fail(`Not deleted. ${sentence(wordsFor(problem))}`),
  })
  const title = project.title === '' ? 'Untitled' : project.title
  const goOn = () => void navigate({ to: '/projects/new', search: { draft: project.id } })
  return (
    <>
      <Menu
        label={`Acts on ${title}`}
        trigger={<IconButton isSmall icon={Ellipsis} label={`More about ${title}`} />}
        groups={[
          [{ caption: 'Go on', icon: PenLine, run: goOn }],
          [{ caption: 'Delete draft', icon: Trash2, isBad: true, run: () => setAsking(true) }],
        ]}
      />
      {isAsking && (
        <Confirm
          title={`Delete the draft ${title}?`}
          act="Delete draft"
          isBusy={deletion.isPending}
          onConfirm={() => deletion.mutate()}
          onClose={() => setAsking(false)}
        >
          <p>With it go {counted(project.task_number ?? 0, 'task')}. This cannot be undone.</p>
        </Confirm>
      )}
    </>
  )
}

function ProjectActs({ project }: { readonly project: Project }) {
  const { role } = useSignedIn()
  const navigate = useNavigate()
  const pin = usePin(project)
  const params = { projectId: project.id }
  const isPinned = project.pinned_at !== null
  const managing: readonly MenuItem[] = [
    { caption: 'Open data', icon: Table2, run: () => void navigate({ to: '/projects/$projectId/data', params }) },
    { caption: 'Settings', icon: Settings, run: () => void navigate({ to: '/projects/$projectId/settings', params }) },
  ]
  const pinning: MenuItem = isPinned
    ? { caption: 'Unpin', icon: PinOff, run: () => pin.mutate(null) }
    : { caption: 'Pin for everyone', icon: Pin, run: () => pin.mutate(new Date().toISOString()) }
  const labeling: MenuItem = {
    caption: 'Label',
    icon: PenLine,
    run: () => void navigate({ to: '/projects/$projectId/label', params }),
  }
  const [isCopying, setCopying] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const saving: MenuItem = { caption: 'Save as template', icon: LayoutTemplate, run: () => setSaving(true) }
  const copying: MenuItem = { caption: 'Duplicate', icon: CopyPlus, run: () => setCopying(true) }
  const groups = manages(role)
    ? [
        [labeling, ...managing],
        [pinning, copying, saving],
      ]
    : role === 'RE'
      ? [[labeling], [pinning]]
      : [[labeling]]
  return (
    <span className={css['acts']}>
      {isPinned && manages(role) && <IconButton isSmall icon={Pin} label={`Unpin ${project.title}`} onClick={() => pin.mutate(null)} />}
      <Menu
        label={`Acts on ${project.title}`}
        trigger={<IconButton isSmall icon={Ellipsis} label={`More about ${project.title === '' ? 'Untitled' : project.title}`} />}
        groups={groups}
      />
      {isCopying && <DuplicateDialog project={project} onClose={() => setCopying(false)} />}
      {isSaving && <SaveTemplateDialog project={project} onClose={() => setSaving(false)} />}
    </span>
  )
}
