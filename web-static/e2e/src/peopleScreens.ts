import { type Page } from 'playwright-core'
import { addPerson, apiPost } from './person'
import { press, see, type Screen, type Step } from './screen'

const PEOPLE = [
  ['Ines', 'Carvoso', 'RE'],
  ['Tobe', 'Okarin', 'AN'],
  ['Jun', 'Aokaze', 'AN'],
  ['Priya', 'Ramnell', 'RE'],
  ['Elias', 'Bergwin', 'AN'],
  ['Sade', 'Nwosa', 'AN'],
  ['Karel', 'Vosk', 'AD'],
  ['Lia', 'Ferrone', 'MA'],
] as const

const CONFIG = '<View><Text name="t" value="$text"/><Choices name="kind" toName="t"><Choice value="Tug"/></Choices></View>'

interface Made {
  readonly id: number
}

let colored = 0
let archived = 0
let long = 0
const LONG = 'Vesselmovementsandberthoccupancyofthewholenortherncoast'.repeat(6)

/** An organization with what its screens show: people, tags, workspaces of every kind, a template and mail. */
export async function somePeople(page: Page): Promise<void> {
  const ids: number[] = []
  for (const [first, last, role] of PEOPLE) ids.push(await addPerson(page, { first, last, role }))
  const tag = async (label: string, ...included: readonly (number | undefined)[]) => {
    const { id } = await apiPost<Made>(page, 'organizations/0/member-tags', { label })
    await apiPost(page, 'organizations/0/member-tags/assignments', { all: false, included, tags: [id] })
  }
  await tag('Night shift', ids[1], ids[2], ids[4])
  await tag('Radar', ids[2], ids[3])
  await tag('Speaks Portuguese and Galician', ids[0], ids[2])
  const workspace = async (title: string, color: string) => (await apiPost<Made>(page, 'workspaces', { title, color })).id
  colored = await workspace('Port vision', '#4a78f6')
  archived = await workspace('Winter trial', '')
  await workspace('Incident texts', '#e6209f')
  long = await workspace(LONG, '#0c7d77')
  await apiPost(page, `workspaces/${colored}/memberships/bulk`, { all: false, included: ids.slice(0, 5) })
  const project = await apiPost<Made>(page, 'projects', { title: 'Quay calls', label_config: CONFIG, workspace: colored })
  await apiPost(page, 'project-templates', { project_id: project.id, name: 'Calls, listened to three times' })
  await apiPost(page, 'invite/send-email', { emails: ['r.halden@tidewater.example'], role: 'AN', workspaces: [] })
  await page.evaluate(async (id) => {
    const token = decodeURIComponent(/csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? '')
    const headers = { 'Content-Type': 'application/json', 'X-CSRFToken': token }
    await fetch(`/api/workspaces/${id}`, { method: 'PATCH', headers, body: JSON.stringify({ is_archived: true }) })
  }, archived)
}

const inSidebar = (page: Page) => page.getByRole('complementary')

const pressWorkspace: Step = (page) => inSidebar(page).getByRole('button', { name: 'More about Port vision' }).click()

const openWorkspace = (item: string): readonly Step[] => [pressWorkspace, press('menuitem', item), see('dialog')]

const selectThree: Step = async (page) => {
  for (const name of ['Mara Lindholt', 'Jun Aokaze', 'Tobe Okarin']) await page.getByRole('checkbox', { name: `Select ${name}` }).check()
}

const projects = { path: '/projects', ready: 'text=Quay calls' } as const
const people = { path: '/people', ready: 'text=9 people' } as const
const tags = { path: '/people?dialog=tags', ready: '[data-tag]' } as const
const outbox = { path: '/outbox', ready: 'text=r.halden@tidewater.example' } as const

const actOnThree = (name: string, item?: string): readonly Step[] => [
  selectThree,
  (page) => page.getByRole('toolbar').getByRole('button', { name }).click(),
  ...(item === undefined ? [] : [press('menuitem', item)]),
  see('dialog'),
]

const unfoldArchived: Step = async (page) => {
  const fold = inSidebar(page).getByRole('button', { name: /^Archived/ })
  if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click()
}

const importTags: Step = async (page) => {
  await page.getByText('From a table', { exact: true }).click()
  const buffer = Buffer.from('email,tags\nnobody@elsewhere.example,Radar\n')
  await page.getByLabel('Table of tags').setInputFiles({ name: 'tags.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByText('nobody’s here').waitFor()
}

const addToWorkspace: readonly Step[] = [
  ...openWorkspace('Members'),
  (page) => page.getByText('Add people', { exact: true }).click(),
  (page) => page.getByRole('dialog').getByRole('checkbox').first().check(),
]

const deleteLong: readonly Step[] = [
  (page) =>
    page
      .getByRole('banner')
      .getByRole('button', { name: /^More about Vessel/ })
      .click(),
  press('menuitem', 'Delete'),
  see('dialog'),
]

const workspaceScreens = (): readonly Screen[] => {
  const path = (workspace: number) => `/projects?workspace=${workspace}`
  return [
    { name: 'workspace', ...projects, path: path(colored) },
    { name: 'workspace-menu', ...projects, path: path(colored), steps: [pressWorkspace, see('menuitem', /^Delete/)] },
    { name: 'workspace-archived', path: path(archived), ready: 'text=is archived', steps: [unfoldArchived] },
    { name: 'workspace-new', ...projects, steps: [press('button', 'New workspace'), see('dialog')] },
    { name: 'workspace-change', ...projects, steps: openWorkspace('Name and color') },
    {
      name: 'workspace-members',
      ...projects,
      steps: [...openWorkspace('Members'), (page) => page.getByText('Jun Aokaze').last().waitFor()],
    },
    { name: 'workspace-add', ...projects, steps: addToWorkspace },
    { name: 'workspace-long', path: path(long), ready: 'text=No projects in this workspace', steps: deleteLong },
  ]
}

const otherScreens: readonly Screen[] = [
  { name: 'people-many', ...people },
  { name: 'people-selected', ...people, steps: [selectThree] },
  { name: 'people-role', ...people, steps: actOnThree('Role') },
  { name: 'people-tags', ...people, steps: [...actOnThree('Tags'), see('checkbox', 'Night shift')] },
  { name: 'people-workspace', ...people, steps: actOnThree('Add to', 'A workspace') },
  { name: 'people-project', ...people, steps: actOnThree('Add to', 'A project') },
  { name: 'people-deactivate', ...people, steps: actOnThree('Deactivate') },
  {
    name: 'tags',
    ...tags,
    steps: [press('button', 'Delete Radar'), (page) => page.getByText('2 people lose it').waitFor()],
  },
  { name: 'tags-import', ...tags, steps: [importTags] },
  {
    name: 'template-save',
    ...projects,
    steps: [press('button', 'More about Quay calls'), press('menuitem', 'Save as template'), see('dialog')],
  },
  { name: 'template-gallery', path: '/projects/new?step=labels', ready: 'text=Your templates' },
  { name: 'outbox', ...outbox },
  {
    name: 'outbox-text',
    ...outbox,
    steps: [press('link', /r.halden/), (page) => page.getByText('Plain text', { exact: true }).click()],
  },
]

/** The screens of {@link somePeople}, once they are there. */
export const peopleScreens = (): readonly Screen[] => [...workspaceScreens(), ...otherScreens]
