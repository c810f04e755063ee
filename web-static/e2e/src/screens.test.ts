import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, visit, type Visit } from './browser'
import { jsonFile, pictureFile } from './files'
import { peopleScreens, somePeople } from './peopleScreens'
import { createProject, docket, drag, signUp, startLabeling, submit } from './person'
import { check, DESKTOP, press, see, SHOTS, type Screen, type Step } from './screen'

let at: Visit
let boxes = 0
let texts = 0
let task = 0

async function firstTask(page: Page, project: number): Promise<number> {
  const answer = await page.request.get(`${docket()}/api/tasks?project=${project}&page_size=1`)
  return ((await answer.json()) as { tasks: readonly { id: number }[] }).tasks[0]?.id ?? 0
}

async function someWork(page: Page): Promise<void> {
  const lines = Array.from({ length: 60 }, (_, n) => ({ text: `Case ${n}: the tug Marlin touched the quay at Berth ${n} in thick haze.` }))
  texts = await createProject(page, {
    title: 'Incident reports',
    template: 'Named entity recognition',
    files: [jsonFile('cases.json', lines)],
  })
  boxes = await createProject(page, {
    title: 'Quay traffic',
    template: 'Object detection with bounding boxes',
    files: [pictureFile('quay-1.png'), pictureFile('quay-2.png')],
  })
  await startLabeling(page)
  await page.keyboard.press('1')
  await drag(page, [40, 40], [60, 60])
  await submit(page)
  task = await firstTask(page, boxes)
}

const selectTask =
  (row: number): Step =>
  (page) =>
    page
      .getByRole('checkbox', { name: /^Select task/ })
      .nth(row)
      .click()

const screens = (): readonly Screen[] => [
  { name: 'projects', path: '/projects', ready: 'tbody tr' },
  { name: 'projects-nothing', path: '/projects?q=zebra', ready: 'text=No project is called' },
  { name: 'create-name', path: '/projects/new', ready: 'text=Project name' },
  { name: 'create-data', path: '/projects/new?step=data', ready: 'text=Drop files here' },
  {
    name: 'create-labels',
    path: '/projects/new?step=labels',
    ready: 'text=Templates',
    steps: [press('button', /^Object detection with bounding boxes$/), (page) => page.locator('.docket-editor .dk-zoom').waitFor()],
  },
  { name: 'data', path: `/projects/${texts}/data`, ready: 'tbody tr' },
  {
    name: 'data-selected',
    path: `/projects/${texts}/data`,
    ready: 'tbody tr',
    steps: [selectTask(1), selectTask(4)],
  },
  { name: 'import', path: `/projects/${texts}/data?dialog=import`, ready: 'text=Drop files here' },
  { name: 'export', path: `/projects/${boxes}/data?dialog=export`, ready: 'text=JSON-MIN' },
  { name: 'quick-view', path: `/projects/${boxes}/data?task=${task}`, ready: '.dk-zoom' },
  { name: 'stream-text', path: `/projects/${texts}/label`, ready: '.dk-bottom' },
  { name: 'stream-image', path: `/projects/${boxes}/label`, ready: '.dk-zoom' },
  { name: 'members', path: `/projects/${boxes}/members`, ready: 'tbody tr' },
  { name: 'settings', path: `/projects/${boxes}/settings`, ready: 'text=Project name' },
  { name: 'settings-labeling', path: `/projects/${boxes}/settings?section=labeling`, ready: '.dk-zoom' },
  { name: 'settings-annotation', path: `/projects/${boxes}/settings?section=annotation`, ready: 'text=Allow skipping' },
  { name: 'settings-danger', path: `/projects/${boxes}/settings?section=danger`, ready: 'text=Delete the project' },
  { name: 'people', path: '/people', ready: 'tbody tr' },
  {
    name: 'people-invite',
    path: '/people',
    ready: 'tbody tr',
    steps: [press('button', 'Invite people'), see('textbox', 'Email addresses')],
  },
  {
    name: 'people-invite-link',
    path: '/people',
    ready: 'tbody tr',
    steps: [
      press('button', 'Invite people'),
      (page) => page.getByText('By link', { exact: true }).click(),
      see('textbox', 'Invitation link'),
    ],
  },
  { name: 'activity', path: '/activity', ready: 'tbody tr' },
  { name: 'permissions', path: '/permissions', ready: 'text=Delete projects' },
  {
    name: 'duplicate',
    path: '/projects',
    ready: 'tbody tr',
    steps: [press('button', 'More about Quay traffic'), press('menuitem', 'Duplicate'), see('textbox', 'Name of the copy')],
  },
  { name: 'organization', path: '/organization', ready: 'text=Legacy tokens' },
  { name: 'account', path: '/account', ready: 'text=Personal access token' },
  {
    name: 'palette',
    path: '/projects',
    ready: 'tbody tr',
    steps: [(page) => page.keyboard.press('Control+k'), (page) => page.keyboard.type('in'), see('option', /Incident reports/)],
  },
  {
    name: 'keys',
    path: `/projects/${texts}/data`,
    ready: 'tbody tr',
    steps: [(page) => page.keyboard.press('?'), see('heading', 'Keys')],
  },
  { name: 'not-found', path: '/projects/999999999/data', ready: 'text=Nothing here' },
]

beforeAll(async () => {
  if (!hasChromium) return
  if (SHOTS !== undefined) mkdirSync(SHOTS, { recursive: true })
  at = await visit()
}, 90_000)
afterAll(async () => at?.close())

describe.runIf(hasChromium)('given nobody signed in', () => {
  it('when the doors are looked at, then they hold', async () => {
    const doors: readonly Screen[] = [
      { name: 'sign-in', path: '/user/login', ready: 'text=Keep me signed in' },
      { name: 'sign-up', path: '/user/signup', ready: 'text=Create account' },
    ]
    const found: string[] = []
    for (const door of doors) found.push(...(await check(at.page, door)))
    expect(found).toEqual([])
  })

  it('when the password is wrong, then one sentence says so', async () => {
    await at.page.setViewportSize(DESKTOP)
    await at.page.goto(`${docket()}/projects?q=quay`)
    await at.page.getByLabel('Email').fill('nobody@tidewater.example')
    await at.page.getByLabel('Password', { exact: true }).fill('wrong')
    await at.page.getByRole('button', { name: 'Sign in' }).click()
    await at.page.getByText('Email or password is wrong').waitFor()
    if (SHOTS !== undefined) await at.page.screenshot({ path: join(SHOTS, 'sign-in-wrong-light.png') })
    at.complaints.length = 0
  })
})

describe.runIf(hasChromium)('given somebody who works', () => {
  it('when there is nothing yet, then the first step is offered', async () => {
    await signUp(at.page)
    const first: Screen = { name: 'projects-empty', path: '/projects', ready: 'text=No projects yet' }
    expect(await check(at.page, first)).toEqual([])
  })

  it('when all screens are looked at, then none has a fault and nothing complained', async () => {
    await at.page.setViewportSize(DESKTOP)
    await someWork(at.page)
    const found: string[] = []
    for (const screen of screens()) found.push(...(await check(at.page, screen)))
    expect(found).toEqual([])
    expect(at.complaints.filter((complaint) => !complaint.includes('/projects/999999999'))).toEqual([])
  }, 300_000)

  it('when the queue is done, then it says so', async () => {
    await at.page.setViewportSize(DESKTOP)
    await at.page.goto(`${docket()}/projects/${boxes}/label`)
    await at.page.locator('.dk-zoom').waitFor()
    await at.page.keyboard.press('1')
    await drag(at.page, [30, 30], [50, 50])
    await submit(at.page)
    const done: Screen = { name: 'queue-finished', path: `/projects/${boxes}/label`, ready: 'text=Nothing left for you' }
    expect(await check(at.page, done)).toEqual([])
  })
})

describe.runIf(hasChromium)('given somebody who leads people', () => {
  it('when their screens are looked at, then none has a fault and nothing complained', async () => {
    const leader = await visit()
    await signUp(leader.page)
    await somePeople(leader.page)
    const found: string[] = []
    for (const screen of peopleScreens()) found.push(...(await check(leader.page, screen)))
    expect(found).toEqual([])
    expect(leader.complaints).toEqual([])
    await leader.close()
  }, 300_000)
})
