import { Tooltip } from '@base-ui/react/tooltip'
import { type ReactElement } from 'react'
import css from './Tip.module.css'

/** Names and reasons, on hover and on focus. */
export function Tip({
  text,
  hint,
  children,
}: {
  readonly text: string
  readonly hint?: string | undefined
  readonly children: ReactElement
}) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={children} />
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6} className={css['over']}>
          <Tooltip.Popup className={css['tip']}>
            {text}
            {hint !== undefined && <kbd className={css['kbd']}>{hint}</kbd>}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}

export const TipProvider = Tooltip.Provider
