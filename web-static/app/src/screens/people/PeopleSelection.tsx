import { FolderPlus, ShieldCheck, Tags, UserMinus, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { administers } from '../../people/names'
import { useSignedIn } from '../../session/session'
import { Button } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import { NONE, type Chosen } from '../../ui/selection'
import { SelectionBar } from '../../ui/SelectionBar'
import { AddToProject, AddToWorkspace } from './bulk/PlaceDialogs'
import { RoleDialog } from './bulk/RoleDialog'
import { type Whom } from './bulk/whom'
import css from './People.module.css'
import { TagsOfMany } from './tags/TagsDialog'

interface PeopleSelectionProps {
  readonly whom: Whom
  onChange(chosen: Chosen): void
}

type Act = 'role' | 'tags' | 'workspace' | 'project' | 'deactivate'

/** What can be done with the selected people: places for managers, the rest for administrators. */
export function PeopleSelection({ whom, onChange }: PeopleSelectionProps) {
  const { role } = useSignedIn()
  const [act, setAct] = useState<Act>()
  /** The bar goes with the selection, so that the keyboard goes on in the page. */
  const done = () => {
    setAct(undefined)
    onChange(NONE)
    document.getElementById('main')?.focus()
  }
  const places = [
    { caption: 'A workspace', icon: FolderPlus, run: () => setAct('workspace') },
    { caption: 'A project', icon: UserPlus, run: () => setAct('project') },
  ]
  return (
    <>
      <SelectionBar
        label="Selected people"
        chosen={whom.chosen}
        total={whom.total}
        isCovered={act !== undefined}
        className={css['selection']}
        onChange={onChange}
      >
        {administers(role) && (
          <>
            <Button size="small" tone="quiet" icon={ShieldCheck} aria-label="Role" onClick={() => setAct('role')}>
              <span className="no-phone">Role</span>
            </Button>
            <Button size="small" tone="quiet" icon={Tags} aria-label="Tags" onClick={() => setAct('tags')}>
              <span className="no-phone">Tags</span>
            </Button>
          </>
        )}
        <Menu
          label="Add to"
          align="start"
          trigger={
            <Button size="small" tone="quiet" icon={FolderPlus} aria-label="Add to">
              <span className="no-phone">Add to</span>
            </Button>
          }
          groups={[places]}
        />
        {administers(role) && (
          <Button size="small" tone="bad-quiet" icon={UserMinus} aria-label="Deactivate" onClick={() => setAct('deactivate')}>
            <span className="no-phone">Deactivate</span>
          </Button>
        )}
      </SelectionBar>
      {act !== undefined && <Dialogs act={act} whom={whom} onDone={done} onClose={() => setAct(undefined)} />}
    </>
  )
}

interface DialogsProps {
  readonly act: Act
  readonly whom: Whom
  onDone(): void
  onClose(): void
}

function Dialogs({ act, ...props }: DialogsProps) {
  switch (act) {
    case 'role':
      return <RoleDialog {...props} />
    case 'tags':
      return <TagsOfMany {...props} />
    case 'workspace':
      return <AddToWorkspace {...props} />
    case 'project':
      return <AddToProject {...props} />
    case 'deactivate':
      return <RoleDialog isDeactivation {...props} />
  }
}
