import { useRef, type ReactNode } from 'react'
import { nameOf, type Named } from '../../people/names'
import { cx } from '../../ui/cx'
import { Avatar } from '../../ui/Facts'
import { Check } from '../../ui/Field'
import { isChosen, pageToggled, ranged, type Chosen } from '../../ui/selection'
import table from '../../ui/table.module.css'
import css from './PeopleTable.module.css'

export interface PersonRow {
  readonly person: Named & { readonly id: number }
  readonly isSelf: boolean
  readonly role: ReactNode
  /** Only where the table has a column for them. */
  readonly tags?: ReactNode
  /** What the fact's column says of them, and more precisely in its tooltip. */
  readonly fact: string
  readonly exactly?: string | undefined
  readonly acts: ReactNode
}

/** Whom of the list one has chosen; without it nobody can be. */
export interface Choice {
  readonly chosen: Chosen
  set(chosen: Chosen): void
}

interface PeopleTableProps {
  readonly fact: string
  readonly rows: readonly PersonRow[]
  readonly hasTags?: boolean
  readonly choice?: Choice
}

/** People, one look wherever they are listed: who, role, tags, one fact, acts. */
export function PeopleTable({ fact, rows, hasTags = false, choice }: PeopleTableProps) {
  const order = rows.map(({ person }) => person.id)
  const last = useRef<number>(undefined)
  const pick = (id: number, isRange: boolean) => {
    if (choice === undefined) return
    const from = isRange && last.current !== undefined ? last.current : id
    choice.set(ranged(choice.chosen, from === id ? [id] : order, from, id))
    last.current = id
  }
  return (
    <table className={cx(table['table'], css['table'])} data-choice={choice !== undefined || undefined}>
      <thead>
        <tr>
          {choice !== undefined && <Head choice={choice} order={order} />}
          <th>Name</th>
          <th className={css['role']}>Role</th>
          {hasTags && <th className={css['tags']}>Tags</th>}
          <th className={css['fact']}>{fact}</th>
          <th className={css['acts']}>
            <span className="vh">Acts</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.person.id} row={row} hasTags={hasTags} isPicked={choice && isChosen(choice.chosen, row.person.id)} onPick={pick} />
        ))}
      </tbody>
    </table>
  )
}

function Head({ choice, order }: { readonly choice: Choice; readonly order: readonly number[] }) {
  const picked = order.filter((id) => isChosen(choice.chosen, id)).length
  return (
    <th className={css['box']}>
      <Check
        aria-label="Select the page"
        checked={picked === order.length}
        isMixed={picked > 0 && picked < order.length}
        onChange={() => choice.set(pageToggled(choice.chosen, order))}
      />
    </th>
  )
}

interface RowProps {
  readonly row: PersonRow
  readonly hasTags: boolean
  readonly isPicked: boolean | undefined
  onPick(id: number, isRange: boolean): void
}

function Row({ row, hasTags, isPicked, onPick }: RowProps) {
  const { person } = row
  return (
    <tr aria-selected={isPicked}>
      {isPicked !== undefined && (
        <td className={css['box']}>
          <Check
            aria-label={`Select ${nameOf(person)}`}
            checked={isPicked}
            onChange={(event) => onPick(person.id, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
          />
        </td>
      )}
      <td className={css['name']}>
        <Who person={person} isSelf={row.isSelf} />
      </td>
      <td className={css['role']}>{row.role}</td>
      {hasTags && <td className={css['tags']}>{row.tags}</td>}
      <td className={cx(css['fact'], 'soft')} title={row.exactly}>
        {row.fact}
      </td>
      <td className={css['acts']}>{row.acts}</td>
    </tr>
  )
}

function Who({ person, isSelf }: Pick<PersonRow, 'person' | 'isSelf'>) {
  const name = nameOf(person)
  return (
    <span className={css['who']}>
      <Avatar person={person} size={24} />
      <span className={css['names']}>
        <span className="cut">
          <span className="strong" dir="auto">
            {name}
          </span>
          {isSelf && <span className="muted"> you</span>}
        </span>
        {name !== person.email && <span className={css['email']}>{person.email}</span>}
      </span>
    </span>
  )
}
