import { CSPProvider } from '@base-ui/react/csp-provider'
import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { onSessionEnd } from '../api/client'
import { useCommandKeys, useCommands } from '../keys/commands'
import { NoRole } from '../screens/other/NoRole'
import { sessionQuery, useSignedIn } from '../session/session'
import { TipProvider } from '../ui/Tip'
import { Toasts } from '../ui/Toasts'
import { KeySheet } from './KeySheet'
import { keySheet, palette } from './overlays'
import { Palette } from './Palette'

/** What is around every screen. */
export function Root() {
  useSessionEnd()
  return (
    <CSPProvider disableStyleElements>
      <TipProvider delay={500}>
        <Outlet />
        <Toasts />
      </TipProvider>
    </CSPProvider>
  )
}

/** Palette, key sheet and the keys that open them, for whoever is signed in. */
export function SignedInRoot() {
  useCommandKeys()
  useCommands([
    { id: 'palette', caption: 'Search or jump to', keys: 'mod+k', group: 'Everywhere', run: palette.open },
    { id: 'keys', caption: 'Keys of this page', keys: '?', group: 'Everywhere', run: keySheet.open },
  ])
  const { role } = useSignedIn()
  if (role === 'NO' || role === 'DI') return <NoRole />
  return (
    <>
      <Outlet />
      <Palette />
      <KeySheet />
    </>
  )
}

function useSessionEnd(): void {
  const client = useQueryClient()
  const router = useRouter()
  useEffect(
    () =>
      onSessionEnd(() => {
        client.removeQueries({ queryKey: sessionQuery.queryKey })
        const { pathname, search, hash } = location
        if (pathname.startsWith('/user/')) return
        void router.navigate({ to: '/user/login', search: { next: pathname + search + hash, ended: true } })
      }),
    [client, router],
  )
}
