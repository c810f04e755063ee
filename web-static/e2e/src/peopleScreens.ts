import { type Page } from 'playwright-core'
import { addPerson, apiPost } from './person'
import { type Screen } from './screen'

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

async function openWorkspace(page: Page, item: string): Promise<void> {
  await inSidebar(page).getByRole('button', { name: 'More about Port vision' }).click()
  await page.getByRole('menuitem', { name: item }).click()
  await page.getByRole('dialog').waitFor()
}

async function selectThree(page: Page): Promise<void> {
  for (const name of ['Mara Lindholt', 'Jun Aokaze', 'Tobe Okarin']) await page.getByRole('checkbox', { name: `Select ${name}` }).check()
}

const people = { path: '/people', ready: 'text=9 people' } as const

async function act(page: Page, name: string, item?: string): Promise<void> {
  await selectThree(page)
  await page.getByRole('toolbar').getByRole('button', { name }).click()
  if (item !== undefined) await page.getByRole('menuitem', { name: item }).click()
  await page.getByRole('dialog').waitFor()
}

export const peopleScreens: readonly Screen[] = [
  {
    name: 'workspace',
    get path() {
      return `/projects?workspace=${colored}`
    },
    ready: 'text=Quay calls',
  },
  {
    name: 'workspace-menu',
    get path() {
      return `/projects?workspace=${colored}`
    },
    ready: 'text=Quay calls',
    act: async (page) => {
      await inSidebar(page).getByRole('button', { name: 'More about Port vision' }).click()
      await page.getByRole('menuitem', { name: /^Delete/ }).waitFor()
    },
  },
  {
    name: 'workspace-archived',
    get path() {
      return `/projects?workspace=${archived}`
    },
    ready: 'text=is archived',
    act: async (page) => {
      const fold = inSidebar(page).getByRole('button', { name: /^Archived/ })
      if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click()
    },
  },
  {
    name: 'workspace-new',
    path: '/projects',
    ready: 'text=Quay calls',
    act: async (page) => {
      await page.getByRole('button', { name: 'New workspace' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'workspace-change', path: '/projects', ready: 'text=Quay calls', act: (page) => openWorkspace(page, 'Name and color') },
  {
    name: 'workspace-members',
    path: '/projects',
    ready: 'text=Quay calls',
    act: async (page) => {
      await openWorkspace(page, 'Members')
      await page.getByText('Jun Aokaze').last().waitFor()
    },
  },
  {
    name: 'workspace-add',
    path: '/projects',
    ready: 'text=Quay calls',
    act: async (page) => {
      await openWorkspace(page, 'Members')
      await page.getByText('Add people', { exact: true }).click()
      await page.getByRole('dialog').getByRole('checkbox').first().check()
    },
  },
  {
    name: 'workspace-long',
    get path() {
      return `/projects?workspace=${long}`
    },
    ready: 'text=No projects in this workspace',
    act: async (page) => {
      await page
        .getByRole('banner')
        .getByRole('button', { name: /^More about Vessel/ })
        .click()
      await page.getByRole('menuitem', { name: 'Delete' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'people-many', ...people },
  { name: 'people-selected', ...people, act: selectThree },
  { name: 'people-role', ...people, act: (page) => act(page, 'Role') },
  {
    name: 'people-tags',
    ...people,
    act: async (page) => {
      await act(page, 'Tags')
      await page.getByRole('checkbox', { name: 'Night shift' }).waitFor()
    },
  },
  { name: 'people-workspace', ...people, act: (page) => act(page, 'Add to', 'A workspace') },
  { name: 'people-project', ...people, act: (page) => act(page, 'Add to', 'A project') },
  { name: 'people-deactivate', ...people, act: (page) => act(page, 'Deactivate') },
  {
    name: 'tags',
    path: '/people?dialog=tags',
    ready: '[data-tag]',
    act: async (page) => {
      await page.getByRole('button', { name: 'Delete Radar' }).click()
      await page.getByText('2 people lose it').waitFor()
    },
  },
  {
    name: 'tags-import',
    path: '/people?dialog=tags',
    ready: '[data-tag]',
    act: async (page) => {
      await page.getByText('From a table', { exact: true }).click()
      const buffer = Buffer.from('email,tags\nnobody@elsewhere.example,Radar\n')
      await page.getByLabel('Table of tags').setInputFiles({ name: 'tags.csv', mimeType: 'text/csv', buffer })
      await page.getByRole('button', { name: 'Import', exact: true }).click()
      await page.getByText('nobody’s here').waitFor()
    },
  },
  {
    name: 'template-save',
    path: '/projects',
    ready: 'text=Quay calls',
    act: async (page) => {
      await page.getByRole('button', { name: 'More about Quay calls' }).click()
      await page.getByRole('menuitem', { name: 'Save as template' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'template-gallery', path: '/projects/new?step=labels', ready: 'text=Your templates' },
  { name: 'outbox', path: '/outbox', ready: 'text=r.halden@tidewater.example' },
  {
    name: 'outbox-text',
    path: '/outbox',
    ready: 'text=r.halden@tidewater.example',
    act: async (page) => {
      await page.getByRole('link', { name: /r.halden/ }).click()
      await page.getByText('Plain text', { exact: true }).click()
    },
  },
]
