import { type QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  redirect,
  type RouterHistory,
} from '@tanstack/react-router'
import { AppFrame } from './frame/AppFrame'
import { Root, SignedInRoot } from './frame/Root'
import { type Role } from './api/types'
import { administers, manages, ROLE_NAMES } from './people/names'
import { taskQuery } from './queries'
import { PasswordConfirm, PasswordReset } from './screens/auth/PasswordReset'
import { SignIn } from './screens/auth/SignIn'
import { SignUp } from './screens/auth/SignUp'
import { VerifyEmail } from './screens/auth/VerifyEmail'
import { dataSearch } from './screens/data/search'
import { Failed } from './screens/other/Failed'
import { NotFound } from './screens/other/NotFound'
import { Projects } from './screens/projects/Projects'
import { idFrom, present, projectsSearch, textFrom } from './screens/projects/search'
import { sessionQuery, signedInOf, type SignedIn } from './session/session'

interface Context {
  readonly client: QueryClient
}

const root = createRootRouteWithContext<Context>()({ component: Root, notFoundComponent: NotFound })

const loadSession = async ({ client }: Context) => signedInOf(await client.ensureQueryData(sessionQuery))

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/user/login',
  validateSearch: (raw: Record<string, unknown>) =>
    present({ next: textFrom(raw['next']), ended: raw['ended'] === true ? true : undefined }),
  async beforeLoad({ context }) {
    if ((await loadSession(context)) !== undefined) throw redirect({ to: '/projects' })
  },
  component: SignIn,
})

const signUp = createRoute({
  getParentRoute: () => root,
  path: '/user/signup',
  validateSearch: (raw: Record<string, unknown>) => present({ token: textFrom(raw['token']) }),
  async beforeLoad({ context }) {
    await loadSession(context)
  },
  component: SignUp,
})

const passwordReset = createRoute({ getParentRoute: () => root, path: '/user/password-reset', component: PasswordReset })

const passwordConfirm = createRoute({
  getParentRoute: () => root,
  path: '/user/password-reset/confirm',
  validateSearch: (raw: Record<string, unknown>) => present({ token: textFrom(raw['token']) }),
  component: PasswordConfirm,
})

const verifyEmail = createRoute({
  getParentRoute: () => root,
  path: '/user/verify-email',
  validateSearch: (raw: Record<string, unknown>) => present({ token: textFrom(raw['token']) }),
  component: VerifyEmail,
})

/** Where CloudFront sends a browser that opens a form page: those addresses are the API's there. */
const enter = createRoute({
  getParentRoute: () => root,
  path: '/enter/$page',
  validateSearch: (raw: Record<string, unknown>) => present({ next: textFrom(raw['next']), token: textFrom(raw['token']) }),
  beforeLoad({ params, search: { next, token } }) {
    if (params.page === 'login') throw redirect({ to: '/user/login', search: present({ next }), replace: true })
    if (params.page === 'signup') throw redirect({ to: '/user/signup', search: present({ token }), replace: true })
    if (params.page === 'password-reset') throw redirect({ to: '/user/password-reset', replace: true })
    if (params.page === 'password-confirm')
      throw redirect({ to: '/user/password-reset/confirm', search: present({ token }), replace: true })
    if (params.page === 'verify-email') throw redirect({ to: '/user/verify-email', search: present({ token }), replace: true })
    throw notFound()
  },
})

const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  async beforeLoad({ context, location }): Promise<{ signedIn: SignedIn }> {
    const signedIn = await loadSession(context)
    if (signedIn === undefined) throw redirect({ to: '/user/login', search: location.href === '/' ? {} : { next: location.href } })
    return { signedIn }
  },
  component: SignedInRoot,
})

const frame = createRoute({ getParentRoute: () => app, id: 'frame', component: AppFrame })

/** The same answer for what is not there and for what is not theirs. */
const managersOnly = ({ context }: { readonly context: { readonly signedIn: SignedIn } }) => {
  if (!manages(context.signedIn.role)) throw notFound()
}

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/projects' })
  },
})

const projects = createRoute({ getParentRoute: () => frame, path: '/projects', validateSearch: projectsSearch, component: Projects })

const create = createRoute({
  getParentRoute: () => app,
  path: '/projects/new',
  validateSearch: (raw: Record<string, unknown>) =>
    present({ draft: idFrom(raw['draft']), step: stepFrom(raw['step']), workspace: idFrom(raw['workspace']) }),
  beforeLoad: managersOnly,
  component: lazyRouteComponent(() => import('./screens/create/CreateProject'), 'CreateProject'),
})
const stepFrom = (value: unknown): 'data' | 'labels' | undefined => (value === 'data' || value === 'labels' ? value : undefined)

const projectParams = {
  parse: ({ projectId }: { projectId: string }) => {
    const id = idFrom(projectId)
    if (id === undefined) throw notFound()
    return { projectId: id }
  },
  stringify: ({ projectId }: { projectId: number }) => ({ projectId: String(projectId) }),
}

const project = createRoute({ getParentRoute: () => frame, path: '/projects/$projectId', params: projectParams })

const projectHome = createRoute({
  getParentRoute: () => project,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/projects/$projectId/data', params })
  },
})

const data = createRoute({
  getParentRoute: () => project,
  path: '/data',
  validateSearch: dataSearch,
  beforeLoad({ context, params, location }) {
    const isStream = new URLSearchParams(location.searchStr).get('labeling') === '1'
    if (isStream || context.signedIn.role === 'AN') throw redirect({ to: '/projects/$projectId/label', params })
  },
  component: lazyRouteComponent(() => import('./screens/data/Data'), 'Data'),
})

const members = createRoute({
  getParentRoute: () => project,
  path: '/members',
  validateSearch: (raw: Record<string, unknown>) => present({ page: idFrom(raw['page']) }),
  beforeLoad: managersOnly,
  component: lazyRouteComponent(() => import('./screens/members/Members'), 'Members'),
})

const settings = createRoute({
  getParentRoute: () => project,
  path: '/settings',
  validateSearch: (raw: Record<string, unknown>) => present({ section: sectionFrom(raw['section']) }),
  beforeLoad: managersOnly,
  component: lazyRouteComponent(() => import('./screens/settings/Settings'), 'Settings'),
})
const SECTIONS = ['labeling', 'annotation', 'danger'] as const
const sectionFrom = (value: unknown): (typeof SECTIONS)[number] | undefined => SECTIONS.find((section) => section === value)

const label = createRoute({
  getParentRoute: () => app,
  path: '/projects/$projectId/label',
  params: projectParams,
  validateSearch: (raw: Record<string, unknown>) => present({ task: idFrom(raw['task']) }),
  component: lazyRouteComponent(() => import('./screens/label/Label'), 'Label'),
})

const people = createRoute({
  getParentRoute: () => frame,
  path: '/people',
  validateSearch: (raw: Record<string, unknown>) =>
    present({
      q: textFrom(raw['q']),
      role: roleFrom(raw['role']),
      tag: idFrom(raw['tag']),
      page: idFrom(raw['page']),
      dialog: raw['dialog'] === 'tags' ? ('tags' as const) : undefined,
    }),
  beforeLoad: managersOnly,
  component: lazyRouteComponent(() => import('./screens/people/People'), 'People'),
})
const roleFrom = (value: unknown): Role | undefined => (typeof value === 'string' && value in ROLE_NAMES ? (value as Role) : undefined)

const activity = createRoute({
  getParentRoute: () => frame,
  path: '/activity',
  validateSearch: (raw: Record<string, unknown>) =>
    present({ q: textFrom(raw['q']), method: textFrom(raw['method']), page: idFrom(raw['page']) }),
  beforeLoad({ context }) {
    if (!administers(context.signedIn.role)) throw notFound()
  },
  component: lazyRouteComponent(() => import('./screens/organization/Activity'), 'Activity'),
})

const outbox = createRoute({
  getParentRoute: () => frame,
  path: '/outbox',
  validateSearch: (raw: Record<string, unknown>) => present({ mail: textFrom(raw['mail']) }),
  beforeLoad({ context }) {
    if (!administers(context.signedIn.role)) throw notFound()
  },
  component: lazyRouteComponent(() => import('./screens/outbox/Outbox'), 'Outbox'),
})

const permissions = createRoute({
  getParentRoute: () => frame,
  path: '/permissions',
  beforeLoad({ context }) {
    if (context.signedIn.role !== 'OW') throw notFound()
  },
  component: lazyRouteComponent(() => import('./screens/organization/Permissions'), 'Permissions'),
})

const organization = createRoute({
  getParentRoute: () => frame,
  path: '/organization',
  beforeLoad({ context }) {
    if (!administers(context.signedIn.role)) throw notFound()
  },
  component: lazyRouteComponent(() => import('./screens/organization/Settings'), 'Settings'),
})

const account = createRoute({
  getParentRoute: () => frame,
  path: '/account',
  component: lazyRouteComponent(() => import('./screens/account/Account'), 'Account'),
})

/** The short, lasting address of a task. */
const taskLink = createRoute({
  getParentRoute: () => app,
  path: '/t/$taskId',
  async loader({ context, params }) {
    const id = idFrom(params.taskId)
    if (id === undefined) throw notFound()
    const task = await context.client.fetchQuery(taskQuery(id))
    throw redirect({ to: '/projects/$projectId/data', params: { projectId: task.project }, search: { task: id } })
  },
})

const tree = root.addChildren([
  signIn,
  signUp,
  passwordReset,
  passwordConfirm,
  verifyEmail,
  enter,
  app.addChildren([
    home,
    create,
    label,
    taskLink,
    frame.addChildren([
      projects,
      project.addChildren([projectHome, data, members, settings]),
      people,
      activity,
      permissions,
      organization,
      outbox,
      account,
    ]),
  ]),
])

export const newRouter = (client: QueryClient, history?: RouterHistory) =>
  createRouter({
    routeTree: tree,
    context: { client },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: Failed,
    defaultNotFoundComponent: NotFound,
    trailingSlash: 'never',
    ...(history === undefined ? {} : { history }),
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>
  }
}
