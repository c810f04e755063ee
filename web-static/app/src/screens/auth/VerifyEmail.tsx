import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, getRouteApi, useRouter } from '@tanstack/react-router'
import { CircleX } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { auth } from '../../api/api'
import { fieldErrors, wordsFor } from '../../api/problem'
import { sessionQuery, startSession } from '../../session/session'
import { Button } from '../../ui/Button'
import { Banner, sentence } from '../../ui/Places'
import { useFirstWrong } from '../../ui/useFirstWrong'
import css from './Auth.module.css'
import { AuthFrame } from './Frame'
import { takeNames } from './keptNames'
import { PasswordField } from './SignIn'
import { storeNames } from './storeNames'

const route = getRouteApi('/user/verify-email')

/** The link of a sign-up leads here. The password keeps a stranger's sign-up from becoming one's account. */
export function VerifyEmail() {
  const { token = '' } = route.useSearch()
  const client = useQueryClient()
  const router = useRouter()
  const [password, setPassword] = useState('')
  const confirming = useMutation({
    async mutationFn() {
      const session = await auth.verifyEmail({ token, password })
      const names = takeNames()
      if (names !== undefined) await storeNames(names, session)
      return session
    },
    async onSuccess(session) {
      startSession(client, session)
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey })
      router.history.push('/projects')
    },
  })
  const wrong = fieldErrors(confirming.error)['password']
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirming.mutate()
  }
  return (
    <AuthFrame title="Confirm your email">
      <p className="soft">Enter the password you chose when you signed up.</p>
      <form ref={useFirstWrong(confirming.error)} onSubmit={submit} noValidate>
        <PasswordField value={password} onChange={setPassword} autoComplete="current-password" error={wrong?.map(sentence).join(' ')} />
        {confirming.isError && wrong === undefined && (
          <Banner tone="bad" icon={CircleX}>
            {sentence(wordsFor(confirming.error))}
          </Banner>
        )}
        <Button tone="ink" size="large" type="submit" isBusy={confirming.isPending}>
          Confirm
        </Button>
      </form>
      <p className={css['note']}>
        <Link to="/user/signup">Sign up again</Link>
      </p>
    </AuthFrame>
  )
}
