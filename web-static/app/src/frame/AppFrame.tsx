import { Outlet, useNavigate, useSearch } from '@tanstack/react-router'
import { Dialog } from '@base-ui/react/dialog'
import { useMemo, useState } from 'react'
import { manages } from '../people/names'
import { useCommands } from '../keys/commands'
import { useSignedIn } from '../session/session'
import css from './AppFrame.module.css'
import { choose, useChoices } from './choices'
import { Sidebar } from './Sidebar'
import { SidebarSheet } from './sheet'

/** Sidebar and page. With a task open the sidebar makes room for the editor. */
export function AppFrame() {
  const { isSidebarFolded } = useChoices()
  const [isSheetOpen, setSheetOpen] = useState(false)
  const { task } = useSearch({ strict: false })
  const isBare = task !== undefined
  useFrameCommands()
  const sheet = useMemo(() => ({ open: () => setSheetOpen(true) }), [])
  return (
    <SidebarSheet value={sheet}>
      <div className={css['frame']} data-frame="" data-bare={isBare || undefined} data-folded={isSidebarFolded || undefined}>
        <a className={css['skip']} href="#main">
          Skip to content
        </a>
        {!isBare && (
          <aside className={css['side']} aria-label="Main">
            <Sidebar />
          </aside>
        )}
        <Outlet />
      </div>
      <Dialog.Root open={isSheetOpen} onOpenChange={setSheetOpen}>
        <Dialog.Portal>
          <Dialog.Backdrop className={css['scrim']} />
          <Dialog.Popup className={css['sheet']} aria-label="Menu" onClick={(event) => closesOnLink(event.target) && setSheetOpen(false)}>
            <Sidebar isSheet />
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
    </SidebarSheet>
  )
}

const closesOnLink = (target: EventTarget): boolean => target instanceof Element && target.closest('a') !== null

function useFrameCommands(): void {
  const navigate = useNavigate()
  const { role } = useSignedIn()
  const { isSidebarFolded } = useChoices()
  useCommands([
    {
      id: 'sidebar',
      caption: 'Fold the sidebar',
      keys: '[',
      group: 'Everywhere',
      run: () => choose({ isSidebarFolded: !isSidebarFolded }),
    },
    { id: 'go:projects', caption: 'All projects', keys: 'g p', group: 'Go to', run: () => void navigate({ to: '/projects' }) },
    { id: 'go:account', caption: 'Account', keys: 'g a', group: 'Go to', run: () => void navigate({ to: '/account' }) },
    ...(manages(role)
      ? ([
          { id: 'go:people', caption: 'People', keys: 'g m', group: 'Go to', run: () => void navigate({ to: '/people' }) },
          { id: 'create', caption: 'New project', keys: 'c', group: 'Everywhere', run: () => void navigate({ to: '/projects/new' }) },
        ] as const)
      : []),
  ])
}
