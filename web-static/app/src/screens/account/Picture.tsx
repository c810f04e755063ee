import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { account as api } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { useSignedIn } from '../../session/session'
import { Button } from '../../ui/Button'
import { Avatar } from '../../ui/Facts'
import { sentence } from '../../ui/Places'
import { toasts } from '../../ui/toastStore'
import css from './Account.module.css'
import { shrunk } from './shrunk'

const KINDS = 'image/png,image/jpeg,image/gif,image/webp'

const readable = async (file: File): Promise<Blob> => {
  try {
    return await shrunk(file)
  } catch (cause) {
    throw new Error('This browser cannot read the file as a picture', { cause })
  }
}

/** What colleagues see beside the name. */
export function Picture() {
  const { user } = useSignedIn()
  const client = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const refresh = () => client.invalidateQueries()
  const changing = useMutation({
    mutationFn: async (file: File) => api.changePicture(user.id, await readable(file)),
    onSuccess: () => toasts.say('Saved your picture'),
    onError: (problem) => toasts.fail(`Not saved. ${sentence(wordsFor(problem))}`),
    onSettled: refresh,
  })
  const removing = useMutation({
    mutationFn: () => api.removePicture(user.id),
    onSuccess: () => toasts.say('Removed your picture'),
    onError: (problem) => toasts.fail(`Not removed. ${sentence(wordsFor(problem))}`),
    onSettled: refresh,
  })
  return (
    <section aria-labelledby="picture">
      <h2 id="picture">Picture</h2>
      <div className={css['picture']}>
        <Avatar person={user} size={64} />
        <div className="row">
          <Button isBusy={changing.isPending} onClick={() => input.current?.click()}>
            {typeof user.avatar === 'string' ? 'Change' : 'Choose a picture'}
          </Button>
          {typeof user.avatar === 'string' && (
            <Button tone="bad-quiet" isBusy={removing.isPending} onClick={() => removing.mutate()}>
              Remove
            </Button>
          )}
        </div>
        <input
          ref={input}
          type="file"
          hidden
          accept={KINDS}
          aria-label="Picture file"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0]
            currentTarget.value = ''
            if (file !== undefined) changing.mutate(file)
          }}
        />
      </div>
    </section>
  )
}
