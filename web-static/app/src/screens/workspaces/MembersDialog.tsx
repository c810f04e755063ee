import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Search, X } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { PEOPLE_ON_PAGE, workspaces as api } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { type Person, type Workspace } from '../../api/types'
import { nameOf } from '../../people/names'
import { Picker, type Picked } from '../../people/Picker'
import { workspacesQuery } from '../../queries'
import { useSignedIn } from '../../session/session'
import { Button, IconButton } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { Dialog } from '../../ui/Dialog'
import { Avatar } from '../../ui/Facts'
import { SearchField } from '../../ui/Field'
import list from '../../ui/list.module.css'
import { ProblemNotice, sentence, Skeleton } from '../../ui/Places'
import { Segmented } from '../../ui/Segmented'
import { counted, figure } from '../../ui/times'
import css from './Workspaces.module.css'

type Part = 'here' | 'add'

/** What has just happened. A toast lies outside of the dialog, where neither keys nor screen readers get while it is open. */
interface Said {
  readonly words: string
  readonly undo?: () => void
}

interface MembersDialogProps {
  readonly workspace: Workspace
  onClose(): void
}

/** Who belongs to a workspace, and whom to add: both in one dialog, since a dialog never opens another. */
export function MembersDialog({ workspace, onClose }: MembersDialogProps) {
  const [part, setPart] = useState<Part>('here')
  const [text, setText] = useState('')
  const [picked, setPicked] = useState<Picked>(new Map())
  const search = useDeferredValue(text.trim())
  const members = useMembers(workspace.id, search)
  const [said, setSaid] = useState<Said>()
  const adding = useAdding(workspace, (words) => {
    setPicked(new Map())
    setPart('here')
    setSaid({ words })
  })
  const choices = [
    { value: 'here', caption: search === '' && members.data !== undefined ? `Members ${figure(members.data.count)}` : 'Members' },
    { value: 'add', caption: 'Add people' },
  ] as const
  return (
    <Dialog
      title={`Members of ${workspace.title}`}
      width={560}
      isHeld={picked.size > 0}
      onClose={onClose}
      acts={
        part === 'here' ? (
          <Button onClick={onClose}>Done</Button>
        ) : (
          <AddActs count={picked.size} isBusy={adding.isPending} onAdd={() => adding.mutate([...picked.keys()])} onClose={onClose} />
        )
      }
    >
      <p className="soft">They see all its projects, those that come later too. Owners and administrators see every workspace.</p>
      <span>
        <Segmented<Part> label="Part" choices={choices} value={part} onPick={setPart} />
      </span>
      <SaidLine said={said} />
      {part === 'here' ? (
        <>
          <SearchField isWide label="Search the members" icon={Search} value={text} onChange={(event) => setText(event.target.value)} />
          <Here workspace={workspace} members={members} text={search} onSay={setSaid} onAdd={() => setPart('add')} />
        </>
      ) : (
        <Picker place={{ exclude_workspace_id: workspace.id }} picked={picked} onPick={setPicked} />
      )}
      {adding.isError && <p role="alert">{sentence(wordsFor(adding.error))}</p>}
    </Dialog>
  )
}

interface AddActsProps {
  readonly count: number
  readonly isBusy: boolean
  onAdd(): void
  onClose(): void
}

function AddActs({ count, isBusy, onAdd, onClose }: AddActsProps) {
  return (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button tone="ink" isBusy={isBusy} reason={count === 0 ? 'Choose at least one person' : undefined} onClick={onAdd}>
        {count === 0 ? 'Add people' : `Add ${counted(count, 'person', 'people')}`}
      </Button>
    </>
  )
}

function SaidLine({ said }: { readonly said: Said | undefined }) {
  return (
    <p className={css['said']} role="status">
      {said?.words}
      {said?.undo !== undefined && (
        <Button size="small" tone="quiet" onClick={said.undo}>
          Undo
        </Button>
      )}
    </p>
  )
}

const keyOf = (workspace: number) => ['workspace-members', workspace]

function useMembers(workspace: number, search: string) {
  return useQuery({
    queryKey: [...keyOf(workspace), search],
    queryFn: ({ signal }) => api.members(workspace, { page: 1, ...(search === '' ? {} : { search }) }, signal),
    placeholderData: keepPreviousData,
  })
}

function useRefresh(workspace: number): () => Promise<unknown> {
  const client = useQueryClient()
  return () =>
    Promise.all(
      [keyOf(workspace), workspacesQuery.queryKey, ['projects'], ['project'], ['members'], ['memberships']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    )
}

function useAdding({ id }: Workspace, onAdded: (words: string) => void) {
  const refresh = useRefresh(id)
  return useMutation({
    mutationFn: (included: readonly number[]) => api.add(id, { all: false, included }),
    async onSuccess({ assignments }) {
      await refresh()
      onAdded(`Added ${counted(assignments, 'person', 'people')}`)
    },
  })
}

/** Takes somebody out; Undo takes them in again. */
function useRemoval({ id }: Workspace, say: (said: Said) => void) {
  const refresh = useRefresh(id)
  const failed = (problem: unknown) => say({ words: `Not changed. ${sentence(wordsFor(problem))}` })
  const addAgain = (person: Person) =>
    void api
      .add(id, { all: false, included: [person.id] })
      .then(refresh)
      .then(() => say({ words: `${nameOf(person)} is back` }), failed)
  return useMutation({
    mutationFn: (person: Person) => api.remove(id, person.id),
    onSuccess: (_, person) => say({ words: `Removed ${nameOf(person)}`, undo: () => addAgain(person) }),
    onError: failed,
    onSettled: refresh,
  })
}

interface HereProps {
  readonly workspace: Workspace
  readonly members: ReturnType<typeof useMembers>
  readonly text: string
  onSay(said: Said): void
  onAdd(): void
}

function Here({ workspace, members, text, onSay, onAdd }: HereProps) {
  if (members.isPending) return <Skeleton rows={4} label="Loading members" />
  if (members.data === undefined)
    return <ProblemNotice title="The members could not be read" problem={members.error} onRetry={() => void members.refetch()} />
  const { results, count } = members.data
  if (count === 0 && text !== '') return <p className={list['none']}>No member is called “{text}”</p>
  if (count === 0)
    return (
      <div className={list['none']}>
        <p>Nobody belongs to it yet.</p>
        <Button tone="quiet" onClick={onAdd}>
          Add people
        </Button>
      </div>
    )
  return <People workspace={workspace} people={results} more={count - Math.min(count, PEOPLE_ON_PAGE)} onSay={onSay} />
}

interface PeopleProps {
  readonly workspace: Workspace
  readonly people: readonly Person[]
  readonly more: number
  onSay(said: Said): void
}

function People({ workspace, people, more, onSay }: PeopleProps) {
  const { user } = useSignedIn()
  const removal = useRemoval(workspace, onSay)
  /** The row goes, so the focus moves on to the next one, or back to the field. */
  const take = (person: Person, button: HTMLElement) => {
    const row = button.closest('li')
    const next = (row?.nextElementSibling ?? row?.previousElementSibling)?.querySelector<HTMLElement>('button')
    const field = button.closest('[role="dialog"]')?.querySelector<HTMLElement>('input[type="search"]')
    removal.mutate(person, { onSuccess: () => (next ?? field)?.focus() })
  }
  return (
    <ul className={cx(list['list'], list['tall'])} aria-label="Members">
      {people.map((person) => (
        <li key={person.id} className={cx(list['ruled'], css['person'])}>
          <Avatar person={person} size={24} />
          <span className={css['names']}>
            <span className="cut">
              <span className="strong" dir="auto">
                {nameOf(person)}
              </span>
              {person.id === user.id && <span className="muted"> you</span>}
            </span>
            {nameOf(person) !== person.email && <span className="small muted cut">{person.email}</span>}
          </span>
          <IconButton
            isSmall
            icon={X}
            label={`Remove ${nameOf(person)} from the workspace`}
            onClick={(event) => take(person, event.currentTarget)}
          />
        </li>
      ))}
      {more > 0 && <li className={list['none']}>{figure(more)} more: type a name to find them</li>}
    </ul>
  )
}
