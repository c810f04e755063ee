import { type ReactNode } from 'react'
import { nameOf, type Named } from '../../people/names'
import { cx } from '../../ui/cx'
import { Avatar } from '../../ui/Facts'
import table from '../../ui/table.module.css'
import css from './PeopleTable.module.css'

export interface PersonRow {
  readonly person: Named & { readonly id: number }
  readonly isSelf: boolean
  readonly role: ReactNode
  /** What the third column says of them, and more precisely in its tooltip. */
  readonly fact: string
  readonly exactly?: string | undefined
  readonly acts: ReactNode
}

/** People, one look wherever they are listed: who, role, one fact, acts. */
export function PeopleTable({ fact, rows }: { readonly fact: string; readonly rows: readonly PersonRow[] }) {
  return (
    <table className={cx(table['table'], css['table'])}>
      <thead>
        <tr>
          <th>Name</th>
          <th>Role</th>
          <th>{fact}</th>
          <th>
            <span className="vh">Acts</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.person.id}>
            <td>
              <Who person={row.person} isSelf={row.isSelf} />
            </td>
            <td>{row.role}</td>
            <td className="soft" title={row.exactly}>
              {row.fact}
            </td>
            <td>{row.acts}</td>
          </tr>
        ))}
      </tbody>
    </table>
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
