import { grouped } from '../document/grouped'
import { useEffect, useRef, useState } from 'react'
import { printed } from '../keys/registry'
import { useEditor, useUi } from '../session/context'
import { Icon } from './icons'

/** All keys that work here, searchable. */
export function KeySheet() {
  const { ui } = useEditor()
  const isOpen = useUi((state) => state.keySheet)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (!isOpen) return dialog.current?.close()
    dialog.current?.showModal()
    dialog.current?.querySelector('input')?.focus()
    return undefined
  }, [isOpen])
  return (
    <dialog className="dk-dialog" aria-label="Keyboard shortcuts" ref={dialog} onClose={() => ui.set({ keySheet: false })}>
      {isOpen && <Sheet onClose={() => ui.set({ keySheet: false })} />}
    </dialog>
  )
}

function Sheet({ onClose }: { onClose(): void }) {
  const { keys } = useEditor()
  const [search, setSearch] = useState('')
  const found = keys.all().filter((command) => `${command.group} ${command.caption}`.toLowerCase().includes(search.toLowerCase()))
  const groups = [...grouped(found, (command) => command.group)]
  return (
    <>
      <div className="dk-dialog-h">
        <h2>Keyboard shortcuts</h2>
        <button type="button" className="dk-icon-btn" aria-label="Close" onClick={onClose}>
          <Icon name="x" />
        </button>
      </div>
      <input
        type="search"
        className="dk-input"
        placeholder="Find a key"
        aria-label="Find a key"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <div className="dk-keys" tabIndex={0} role="group" aria-label="Keys">
        {groups.map(([group, commands]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {commands.map((command) => (
                <div key={command.id}>
                  <dt>{command.caption}</dt>
                  <dd>
                    {command.keys.split(',').map((alternative) => (
                      <kbd className="dk-kbd" key={alternative}>
                        {printed(alternative)}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {groups.length === 0 && <p className="dk-empty">No key matches “{search}”</p>}
      </div>
    </>
  )
}
