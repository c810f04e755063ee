import { Menu as Base } from '@base-ui/react/menu'
import { type ReactElement } from 'react'
import css from './Menu.module.css'
import { cx } from './cx'
import { Icon, type LucideIcon } from './Icon'

export interface MenuItem {
  readonly caption: string
  readonly icon?: LucideIcon
  readonly hint?: string
  readonly isBad?: boolean
  readonly isChecked?: boolean
  /** Why it cannot be done now, in a second line. */
  readonly reason?: string | undefined
  run(): void
}

interface MenuProps {
  readonly trigger: ReactElement
  readonly label: string
  /** Groups are parted by lines; dangerous acts come last. */
  readonly groups: readonly (readonly MenuItem[])[]
  readonly align?: 'start' | 'end'
  onOpen?(): void
}

export function Menu({ trigger, label, groups, align = 'end', onOpen }: MenuProps) {
  return (
    <Base.Root onOpenChange={(isOpen) => isOpen && onOpen?.()}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={4} className={css['over']}>
          <Base.Popup className={css['menu']} aria-label={label}>
            {groups.map((group, at) => (
              <Group key={group[0]?.caption ?? at} items={group} isFirst={at === 0} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function Group({ items, isFirst }: { readonly items: readonly MenuItem[]; readonly isFirst: boolean }) {
  return (
    <>
      {!isFirst && items.length > 0 && <Base.Separator className={css['line']} />}
      {items.map((item) => (
        <Base.Item
          key={item.caption}
          className={cx(css['item'], item.isBad === true && css['bad'], item.reason !== undefined && css['off'])}
          disabled={item.reason !== undefined}
          onClick={item.run}
        >
          {item.icon !== undefined && <Icon of={item.icon} />}
          <span className="grow">
            {item.caption}
            {item.reason !== undefined && <span className={css['reason']}>{item.reason}</span>}
          </span>
          {item.isChecked === true && <span className={css['tick']}>✓</span>}
          {item.hint !== undefined && <kbd className={css['kbd']}>{item.hint}</kbd>}
        </Base.Item>
      ))}
    </>
  )
}
