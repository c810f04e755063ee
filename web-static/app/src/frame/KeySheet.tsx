import { Search } from 'lucide-react'
import { useState } from 'react'
import { printed, useAllCommands, type Command } from '../keys/commands'
import { Kbd } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { SearchField } from '../ui/Field'
import css from './KeySheet.module.css'
import { keySheet, useIsOpen } from './overlays'
import { fit } from './search'

const GROUPS: readonly Command['group'][] = ['Page', 'Everywhere', 'Go to']

/** The keys of this page, searchable. */
export function KeySheet() {
  const isOpen = useIsOpen(keySheet)
  return isOpen ? <Sheet /> : null
}

function Sheet() {
  const all = useAllCommands()
  const [text, setText] = useState('')
  const fits = all.filter(({ keys, caption }) => keys !== undefined && fit(caption, text) > 0)
  return (
    <Dialog title="Keys" width={560} onClose={keySheet.close}>
      <SearchField label="Search keys" icon={Search} value={text} onChange={(event) => setText(event.target.value)} />
      {GROUPS.map((group) => {
        const listed = fits.filter((command) => command.group === group)
        return listed.length === 0 ? null : (
          <section key={group}>
            <h3 className={css['head']}>{group === 'Page' ? 'This page' : group}</h3>
            <dl className={css['keys']}>
              {listed.map(({ id, caption, keys = '' }) => (
                <div key={id} className={css['key']}>
                  <dt>{caption}</dt>
                  <dd>
                    <Kbd>{printed(keys)}</Kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )
      })}
    </Dialog>
  )
}
