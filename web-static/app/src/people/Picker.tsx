import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { people as api } from '../api/api'
import { type Person, type Role } from '../api/types'
import { useSignedIn } from '../session/session'
import { cx } from '../ui/cx'
import { Avatar } from '../ui/Facts'
import { Check, SearchField } from '../ui/Field'
import list from '../ui/list.module.css'
import { ProblemNotice, Skeleton } from '../ui/Places'
import { figure } from '../ui/times'
import { nameOf } from './names'
import css from './Picker.module.css'

/** Who gains by being added somewhere: owners and administrators are everywhere already. */
const ADDED: readonly Role[] = ['MA', 'RE', 'AN', 'NO']

/** People by their ids; the choice stays while one looks for others. */
export type Picked = ReadonlyMap<number, Person>

interface PickerProps {
  /** Where they are to be added: who is there already is not offered. */
  readonly place: { readonly exclude_workspace_id?: number; readonly exclude_project_id?: number }
  readonly picked: Picked
  onPick(picked: Picked): void
}

/** People of the organization who are not there yet, looked for by the server. */
export function Picker({ place, picked, onPick }: PickerProps) {
  const { organization } = useSignedIn()
  const [text, setText] = useState('')
  const search = useDeferredValue(text.trim())
  const offered = useQuery({
    queryKey: ['memberships', organization.id, 'offered', place, search],
    queryFn: ({ signal }) =>
      api.list(organization.id, { page: 1, role: ADDED.join(), ...place, ...(search === '' ? {} : { search }) }, signal),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <SearchField isWide label="Name or email" icon={Search} value={text} onChange={(event) => setText(event.target.value)} />
      <div className={cx(list['list'], list['tall'])}>
        {offered.isPending && <Skeleton rows={4} label="Loading people" />}
        {offered.isError && <ProblemNotice title="Nobody could be found" problem={offered.error} onRetry={() => void offered.refetch()} />}
        {offered.data !== undefined && (
          <Offered
            people={offered.data.results.map(({ user }) => user)}
            more={offered.data.count - offered.data.results.length}
            text={search}
            picked={picked}
            onPick={onPick}
          />
        )}
      </div>
    </>
  )
}

interface OfferedProps extends Omit<PickerProps, 'place'> {
  readonly people: readonly Person[]
  readonly more: number
  readonly text: string
}

function Offered({ people, more, text, picked, onPick }: OfferedProps) {
  if (people.length === 0)
    return (
      <p className={css['note']}>
        {text === '' ? 'Everybody who can be added is here already. Invite more under People.' : `Nobody else is called “${text}”`}
      </p>
    )
  const toggle = (person: Person) => {
    const next = new Map(picked)
    if (!next.delete(person.id)) next.set(person.id, person)
    onPick(next)
  }
  return (
    <ul>
      {people.map((person) => (
        <li key={person.id}>
          <label className={cx(list['choice'], css['person'])}>
            <Check checked={picked.has(person.id)} onChange={() => toggle(person)} />
            <Avatar person={person} />
            <span className="cut" dir="auto">
              {nameOf(person)}
            </span>
            {nameOf(person) !== person.email && <span className="soft small cut">{person.email}</span>}
          </label>
        </li>
      ))}
      {more > 0 && <li className={css['note']}>{figure(more)} more: type a name to find them</li>}
    </ul>
  )
}
