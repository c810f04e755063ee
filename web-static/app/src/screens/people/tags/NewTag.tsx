import { useState } from 'react'
import { wordsFor } from '../../../api/problem'
import { type MemberTag } from '../../../api/types'
import { Button } from '../../../ui/Button'
import { TextField } from '../../../ui/Field'
import { sentence } from '../../../ui/Places'
import { LONGEST_LABEL, useTagCreation } from './useTags'

/** One field and its button; Enter does the same. */
export function NewTag({ onMade }: { onMade?(tag: MemberTag): void }) {
  const [label, setLabel] = useState('')
  const creation = useTagCreation((tag) => {
    setLabel('')
    onMade?.(tag)
  })
  const create = () => {
    if (label.trim() !== '' && !creation.isPending) creation.mutate(label.trim())
  }
  return (
    <TextField
      label="New tag"
      dir="auto"
      maxLength={LONGEST_LABEL}
      value={label}
      error={creation.isError ? sentence(wordsFor(creation.error)) : undefined}
      onChange={(event) => {
        creation.reset()
        setLabel(event.target.value)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        event.preventDefault()
        create()
      }}
      end={
        <Button size="small" isBusy={creation.isPending} reason={label.trim() === '' ? 'Give it a name first' : undefined} onClick={create}>
          Create
        </Button>
      }
    />
  )
}
