import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import { organizations as api } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { type PermissionOption, type Role } from '../../api/types'
import { Page } from '../../frame/Page'
import { ROLE_NAMES } from '../../people/names'
import { useSignedIn } from '../../session/session'
import { IconButton } from '../../ui/Button'
import { Check } from '../../ui/Field'
import { ProblemNotice, sentence, Skeleton } from '../../ui/Places'
import { toasts } from '../../ui/toastStore'
import css from './Organization.module.css'

const optionsKey = ['permission-options']
const decisionsKey = ['permissions']

/** Which roles may do what; the owner alone decides it, and always may. */
export function Permissions() {
  const { organization } = useSignedIn()
  const options = useQuery({ queryKey: optionsKey, queryFn: ({ signal }) => api.permissionOptions(signal), staleTime: Infinity })
  const decisions = useQuery({ queryKey: decisionsKey, queryFn: ({ signal }) => api.permissions(signal) })
  const failed = [options, decisions].find(({ isError }) => isError)
  return (
    <Page title="Permissions" crumbs={[{ caption: organization.title, link: { to: '/projects' } }, { caption: 'Permissions' }]}>
      {failed !== undefined && (
        <ProblemNotice title="The permissions could not be read" problem={failed.error} onRetry={() => void failed.refetch()} />
      )}
      {(options.isPending || decisions.isPending) && <Skeleton rows={8} label="Loading permissions" />}
      {options.data !== undefined && decisions.data !== undefined && (
        <div className={css['permissions']}>
          <p className="soft">
            A permission never widens what a role reaches: managers, reviewers and annotators stay within their projects. You always may.
          </p>
          {groupsOf(options.data).map(([group, members]) => (
            <section key={group} className={css['group']} aria-label={group}>
              <h2>{group}</h2>
              {members.map((option) => (
                <Line
                  key={option.permission}
                  option={option}
                  decided={decisions.data.find(({ permission }) => permission === option.permission)?.roles}
                />
              ))}
            </section>
          ))}
        </div>
      )}
    </Page>
  )
}

function groupsOf(options: readonly PermissionOption[]): readonly (readonly [string, readonly PermissionOption[]])[] {
  return [...new Set(options.map(({ group }) => group))].map((group) => [group, options.filter((option) => option.group === group)])
}

function useDecision({ permission, label }: PermissionOption) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (roles: readonly Role[] | undefined): Promise<unknown> =>
      roles === undefined ? api.undecide(permission) : api.decide(permission, roles),
    onError: (problem) => toasts.fail(`“${label}” was not changed. ${sentence(wordsFor(problem))}`),
    onSettled: () => client.invalidateQueries({ queryKey: decisionsKey }),
  })
}

function Line({ option, decided }: { readonly option: PermissionOption; readonly decided: readonly Role[] | undefined }) {
  const decision = useDecision(option)
  const roles = decision.isPending ? (decision.variables ?? option.default) : (decided ?? option.default)
  const toggle = (role: Role) => decision.mutate(roles.includes(role) ? roles.filter((other) => other !== role) : [...roles, role])
  return (
    <div className={css['permission']} role="group" aria-label={option.label}>
      <span>
        <span className="strong">{option.label}</span>
        <br />
        <span className="small muted">{option.tooltip}</span>
      </span>
      <span className={css['roles']}>
        {option.options.map((role) => (
          <label key={role}>
            <Check checked={roles.includes(role)} onChange={() => toggle(role)} />
            {ROLE_NAMES[role]}
          </label>
        ))}
        <IconButton
          isSmall
          icon={RotateCcw}
          label={`Reset “${option.label}”`}
          disabled={decided === undefined}
          onClick={() => decision.mutate(undefined)}
        />
      </span>
    </div>
  )
}
