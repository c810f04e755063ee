import { type ReactNode } from 'react'
import { Badge } from '../../ui/Facts'
import { type Fields } from './changes'
import { type SettingsForm } from './useSettings'

/** The name of a setting; a changed one says so. */
export function Label({
  form,
  name,
  children,
}: {
  readonly form: SettingsForm
  readonly name: keyof Fields
  readonly children: ReactNode
}) {
  return (
    <>
      {children}
      {form.isChanged(name) && <Badge tone="accent">Changed</Badge>}
    </>
  )
}
