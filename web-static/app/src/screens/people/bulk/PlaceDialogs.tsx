import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useDeferredValue, useState, type ReactNode } from 'react'
import { people as api, projects as projectsApi, workspaces as workspacesApi } from '../../../api/api'
import { wordsFor } from '../../../api/problem'
import { workspacesQuery } from '../../../queries'
import { useSignedIn } from '../../../session/session'
import { Button } from '../../../ui/Button'
import { cx } from '../../../ui/cx'
import { Dialog } from '../../../ui/Dialog'
import { Radio, SearchField } from '../../../ui/Field'
import list from '../../../ui/list.module.css'
import { ProblemNotice, sentence, Skeleton } from '../../../ui/Places'
import { toApi } from '../../../ui/selection'
import { counted, figure } from '../../../ui/times'
import { toasts } from '../../../ui/toastStore'
import { rightsOn } from '../../workspaces/rights'
import css from './Bulk.module.css'
import { inWords, sizeOf, type Whom } from './whom'

interface PlaceProps {
  readonly whom: Whom
  onDone(): void
  onClose(): void
}

/** More people than this the server adds in the background (access.md §7.6). */
const AT_ONCE = 500

/** How many came, and how many were there before. */
function addedInWords(assignments: number, chosen: number, title: string): string {
  if (assignments > AT_ONCE) return `${figure(assignments)} people are being added to ${title}`
  const known = chosen - assignments
  const before = known > 0 ? `; ${figure(known)} ${known === 1 ? 'was' : 'were'} there already` : ''
  return `Added ${counted(assignments, 'person', 'people')} to ${title}${before}`
}

interface Place {
  readonly id: number
  readonly title: string
  readonly detail?: string | null
}

export function AddToWorkspace({ whom, onDone, onClose }: PlaceProps) {
  const { role } = useSignedIn()
  const workspaces = useQuery(workspacesQuery)
  const offered = (workspaces.data ?? []).filter((one) => !one.is_archived && rightsOn(one, role).mayManage)
  const [text, setText] = useState('')
  const places = offered.filter(({ title }) => title.toLowerCase().includes(text.trim().toLowerCase()))
  const add = async ({ id, title }: Place) => {
    const { assignments } = await workspacesApi.add(id, toApi(whom.chosen), whom.filter)
    return addedInWords(assignments, sizeOf(whom), title)
  }
  return (
    <PlaceDialog
      title={`Add ${inWords(whom)} to a workspace`}
      noun="workspace"
      places={places}
      text={text}
      onText={setText}
      {...{ add, onDone, onClose }}
    >
      {workspaces.isPending && <Skeleton rows={3} label="Loading workspaces" />}
      {workspaces.isError && <ProblemNotice title="No workspaces" problem={workspaces.error} onRetry={() => void workspaces.refetch()} />}
      {workspaces.isSuccess && offered.length === 0 && (
        <p className={css['note']}>There is no workspace yet that you manage. Make one in the sidebar.</p>
      )}
      {offered.length > 0 && places.length === 0 && <p className={css['note']}>No workspace is called “{text.trim()}”</p>}
    </PlaceDialog>
  )
}

export function AddToProject({ whom, onDone, onClose }: PlaceProps) {
  const [text, setText] = useState('')
  const search = useDeferredValue(text.trim())
  const projects = useQuery({
    queryKey: ['projects', 'to-add-to', search],
    queryFn: ({ signal }) => projectsApi.list(1, { ordering: 'title', ...(search === '' ? {} : { search }) }, signal),
    placeholderData: keepPreviousData,
  })
  const places = (projects.data?.results ?? [])
    .filter(({ is_draft }) => !is_draft)
    .map(({ id, title, workspace_title }) => ({ id, title, detail: workspace_title }))
  const more = projects.data === undefined ? 0 : projects.data.count - projects.data.results.length
  const add = async ({ id, title }: Place) => {
    const { assignments, skipped_user_ids } = await api.addAllToProject(id, toApi(whom.chosen), whom.filter)
    return addedInWords(assignments, sizeOf(whom) - skipped_user_ids.length, title)
  }
  return (
    <PlaceDialog
      title={`Add ${inWords(whom)} to a project`}
      noun="project"
      places={places}
      text={text}
      onText={setText}
      {...{ add, onDone, onClose }}
    >
      {projects.isPending && <Skeleton rows={3} label="Loading projects" />}
      {projects.isError && <ProblemNotice title="No projects" problem={projects.error} onRetry={() => void projects.refetch()} />}
      {projects.isSuccess && places.length === 0 && (
        <p className={css['note']}>{search === '' ? 'There is no project yet.' : `No project is called “${search}”`}</p>
      )}
      {more > 0 && <p className="small muted">{figure(more)} more: type a name to find them</p>}
    </PlaceDialog>
  )
}

/** A longer title does not fit into a button. */
const LONGEST_NAMED = 32

interface PlaceDialogProps {
  readonly title: string
  readonly noun: string
  readonly places: readonly Place[]
  readonly text: string
  /** What stands there beside the list: waiting, failure, nothing found. */
  readonly children: ReactNode
  onText(text: string): void
  add(place: Place): Promise<string>
  onDone(): void
  onClose(): void
}

function PlaceDialog({ title, noun, places, text, children, onText, add, onDone, onClose }: PlaceDialogProps) {
  const [chosen, setChosen] = useState<Place>()
  const client = useQueryClient()
  const adding = useMutation({
    mutationFn: add,
    onSuccess(words) {
      toasts.say(words)
      onDone()
    },
    onSettled: () =>
      Promise.all(
        [['projects'], ['project'], ['members'], ['workspace-members'], workspacesQuery.queryKey].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  })
  return (
    <Dialog
      title={title}
      width={560}
      onSubmit={() => chosen !== undefined && adding.mutate(chosen)}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="ink" type="submit" isBusy={adding.isPending} reason={chosen === undefined ? `Choose a ${noun}` : undefined}>
            {chosen === undefined ? `Add to a ${noun}` : `Add to ${chosen.title.length > LONGEST_NAMED ? `the ${noun}` : chosen.title}`}
          </Button>
        </>
      }
    >
      <SearchField isWide label={`Search the ${noun}s`} icon={Search} value={text} onChange={(event) => onText(event.target.value)} />
      {places.length > 0 && (
        <div className={list['list']} role="radiogroup" aria-label={`Which ${noun}`}>
          {places.map((place) => (
            <label key={place.id} className={cx(list['choice'], css['line'])}>
              <Radio name="place" checked={chosen?.id === place.id} onChange={() => setChosen(place)} />
              <span className="cut grow" dir="auto">
                {place.title === '' ? 'Untitled' : place.title}
              </span>
              {(place.detail ?? '') !== '' && <span className="small soft cut">{place.detail}</span>}
            </label>
          ))}
        </div>
      )}
      {children}
      {adding.isError && <p role="alert">{sentence(wordsFor(adding.error))}</p>}
    </Dialog>
  )
}
