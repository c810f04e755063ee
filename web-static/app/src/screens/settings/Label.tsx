import { type ReactNode } from 'react'
import { Badge } from '../../ui/Facts'
import { type Fields } from './changes'
import { type SettingsForm } from './useSettings'

interface ChangedProps {
  readonly form: SettingsForm
  readonly name: keyof Fields
}

/** What a changed setting wears. */
export function Changed({ form, name }: ChangedProps) {
  return form.isChanged(name) ? <Badge tone="accent">Changed</Badge> : null
}

/** The name of a setting; a changed one says so. */
export function Label({ form, name, children }: ChangedProps & { readonly children: ReactNode }) {
  return (
    <>
      {children}
      <Changed form={form} name={name} />
    </>
  )
}
