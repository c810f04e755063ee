import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { people as api } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { type Person } from '../../api/types'
import { nameOf } from '../../people/names'
import { usersQuery } from '../../queries'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Avatar } from '../../ui/Facts'
import { Check, SearchField } from '../../ui/Field'
import { sentence, Skeleton } from '../../ui/Places'
import { counted } from '../../ui/times'
import { toasts } from '../../ui/toastStore'
import css from './AddPeople.module.css'

const fits = (person: Person, text: string): boolean =>
  `${nameOf(person)} ${person.email}`.toLowerCase().includes(text.trim().toLowerCase())

/** People of the organization who are not here yet; whoever is missing there is invited under People. */
export function AddPeople({ project, onClose }: { readonly project: number; onClose(): void }) {
  const users = useQuery(usersQuery)
  const here = useQuery({ queryKey: ['members', project, 1], queryFn: ({ signal }) => api.ofProject(project, 1, signal) })
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const adding = useAdding(project, onClose)
  const known = new Set((here.data?.results ?? []).map(({ id }) => id))
  const offered = (users.data ?? []).filter(({ id }) => !known.has(id))
  const listed = offered.filter((person) => fits(person, text))
  const toggle = (id: number) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  return (
    <Dialog
      title="Add people"
      width={560}
      isHeld={chosen.size > 0}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="ink"
            isBusy={adding.isPending}
            reason={chosen.size === 0 ? 'Choose at least one person' : undefined}
            onClick={() => adding.mutate([...chosen])}
          >
            {chosen.size === 0 ? 'Add people' : `Add ${counted(chosen.size, 'person', 'people')}`}
          </Button>
        </>
      }
    >
      <SearchField label="Name or email" icon={Search} value={text} onChange={(event) => setText(event.target.value)} />
      {(users.isPending || here.isPending) && <Skeleton rows={3} label="Loading people" />}
      {users.isSuccess && here.isSuccess && <Offered offered={offered} listed={listed} text={text} chosen={chosen} onToggle={toggle} />}
    </Dialog>
  )
}

interface OfferedProps {
  readonly offered: readonly Person[]
  readonly listed: readonly Person[]
  readonly text: string
  readonly chosen: ReadonlySet<number>
  onToggle(id: number): void
}

function Offered({ offered, listed, text, chosen, onToggle }: OfferedProps) {
  if (offered.length === 0) return <p className="soft">Everybody of the organization is here already. Invite more under People.</p>
  if (listed.length === 0) return <p className="soft">Nobody is called “{text}”</p>
  return (
    <ul className={css['people']}>
      {listed.map((person) => (
        <li key={person.id}>
          <label className={css['person']}>
            <Check checked={chosen.has(person.id)} onChange={() => onToggle(person.id)} />
            <Avatar person={person} />
            <span className="cut" dir="auto">
              {nameOf(person)}
            </span>
            {nameOf(person) !== person.email && <span className="muted small cut">{person.email}</span>}
          </label>
        </li>
      ))}
    </ul>
  )
}

function useAdding(project: number, onAdded: () => void) {
  const client = useQueryClient()
  return useMutation({
    async mutationFn(ids: readonly number[]) {
      for (const id of ids) await api.addToProject(project, id)
    },
    onSuccess(_, ids) {
      toasts.say(`Added ${counted(ids.length, 'person', 'people')}`)
      onAdded()
    },
    onError: (problem) => toasts.fail(`Not all were added. ${sentence(wordsFor(problem))}`),
    onSettled: () =>
      Promise.all(
        [
          ['members', project],
          ['project', project],
        ].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  })
}
