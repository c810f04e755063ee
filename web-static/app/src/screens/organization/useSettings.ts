import { useMutation, useQueryClient } from '@tanstack/react-query'
import { organizations as api } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { type OrganizationChange, type OrganizationSettings } from '../../api/types'
import { sessionQuery } from '../../session/session'
import { sentence } from '../../ui/Places'
import { toasts } from '../../ui/toastStore'

export const settingsKey = ['organization-settings'] as const

/** Changes settings one at a time; shown at once, and then as the server has them. */
export function useSettings() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: OrganizationChange) => api.changeSettings(change),
    onMutate({ email_notification_settings: mail, ...change }) {
      client.setQueryData<OrganizationSettings>(
        settingsKey,
        (before) => before && { ...before, ...change, email_notification_settings: { ...before.email_notification_settings, ...mail } },
      )
    },
    onSuccess: () => toasts.say('Saved for everybody in the organization'),
    onError: (problem) => toasts.fail(`Not changed. ${sentence(wordsFor(problem))}`),
    onSettled: () =>
      Promise.all([client.invalidateQueries({ queryKey: settingsKey }), client.invalidateQueries({ queryKey: sessionQuery.queryKey })]),
  })
}
