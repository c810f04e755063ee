import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { type Role } from '../../api/types'
import { GIVEN_ROLES, ROLE_NAMES } from '../../people/names'
import { Kbd } from '../../ui/Button'
import { SearchField, Select } from '../../ui/Field'
import { useSearchKey } from '../../ui/useSearchKey'
import { present } from '../projects/search'
import css from './People.module.css'
import { useTags } from './tags/useTags'

const route = getRouteApi('/app/frame/people')
const TYPING_MS = 250
const ROLES: readonly Role[] = ['OW', ...GIVEN_ROLES, 'VO']

/** Name, role and tag; what is chosen stands in the address. */
export function Filter() {
  const { q, role, tag } = route.useSearch()
  const navigate = useNavigate({ from: '/people' })
  const [text, setText] = useState(q ?? '')
  useEffect(() => {
    if (text === (q ?? '')) return undefined
    const search = present({ q: text === '' ? undefined : text, role, tag })
    const timer = setTimeout(() => void navigate({ search, replace: true }), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text, q, role, tag, navigate])
  return (
    <div className={css['toolbar']} ref={useSearchKey('Search people')}>
      <SearchField
        label="Name or email"
        icon={Search}
        end={<Kbd>/</Kbd>}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && (text === '' ? event.currentTarget.blur() : setText(''))}
      />
      <Select<Role | ''>
        isBare
        aria-label="Role"
        value={role ?? ''}
        options={[{ value: '', caption: 'Any role' }, ...ROLES.map((value) => ({ value, caption: ROLE_NAMES[value] }))]}
        onPick={(picked) => void navigate({ search: present({ q, role: picked === '' ? undefined : picked, tag }), replace: true })}
      />
      <TagFilter value={tag} onPick={(picked) => void navigate({ search: present({ q, role, tag: picked }), replace: true })} />
    </div>
  )
}

/** Only where there are tags. */
function TagFilter({ value, onPick }: { readonly value: number | undefined; onPick(tag: number | undefined): void }) {
  const { data: tags = [] } = useTags()
  if (tags.length === 0) return null
  return (
    <Select
      isBare
      aria-label="Tag"
      value={String(value ?? '')}
      options={[{ value: '', caption: 'Any tag' }, ...tags.map(({ id, label }) => ({ value: String(id), caption: label }))]}
      onPick={(picked) => onPick(picked === '' ? undefined : Number(picked))}
    />
  )
}
