import { type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, visit, type Visit } from './browser'
import { addPerson, apiPost, docket, joinAs, signUp, tabTo } from './person'

let owner: Visit
let manager: Visit
let annotator: Visit
let managerEmail = ''
let annotatorEmail = ''

beforeAll(async () => {
  if (!hasChromium) return
  owner = await visit()
  manager = await visit()
  annotator = await visit()
  await signUp(owner.page)
  managerEmail = await joinAs(owner.page, manager.page, { first: 'Karel', last: 'Vosk', role: 'MA' })
  annotatorEmail = await joinAs(owner.page, annotator.page, { first: 'Jun', last: 'Aokaze', role: 'AN' })
  for (const first of ['Ines', 'Tobe', 'Priya']) await addPerson(owner.page, { first, last: 'Okarin', role: 'AN' })
})
afterAll(async () => {
  for (const one of [owner, manager, annotator]) await one?.close()
})

const openMenu = async (page: Page, title: string): Promise<void> => {
  await page
    .getByRole('complementary')
    .getByRole('button', { name: `More about ${title}` })
    .click()
  await page.getByRole('menu').waitFor()
}

const focused = (page: Page): Promise<string | null | undefined> => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))

describe.runIf(hasChromium)('given an owner', () => {
  it('when they make a workspace with a color, then it stands in the sidebar and opens', async () => {
    const { page } = owner
    await page.goto(`${docket()}/projects`)
    await page.getByRole('button', { name: 'New workspace' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Port vision')
    await page.getByLabel('Description').fill('All that the crane cameras see')
    await page.getByRole('radio', { name: 'Teal' }).check({ force: true })
    await page.getByRole('button', { name: 'Create workspace' }).click()
    await page.waitForURL(/\/projects\?workspace=\d+/)
    await page.getByText('All that the crane cameras see').waitFor()
    const [made] = await workspacesOf(page, 'Port vision')
    expect(made).toMatchObject({ description: 'All that the crane cameras see', color: '#0c7d77' })
    await page.getByText('No projects in this workspace').waitFor()
    await page.getByRole('link', { name: /^New project/ }).click()
    await page.getByText('Its members see the project').waitFor()
  })

  it('when they add people by search, then all come at once, and one can be taken out and in again', async () => {
    const { page } = owner
    await page.goto(`${docket()}/projects`)
    await openMenu(page, 'Port vision')
    await page.getByRole('menuitem', { name: 'Members' }).click()
    await page.getByText('Nobody belongs to it yet').waitFor()
    await page.getByText('Add people', { exact: true }).first().click()
    const dialog = page.getByRole('dialog')
    for (const name of ['Ines', 'Priya', 'Karel']) {
      await dialog.getByRole('searchbox').fill(name)
      await dialog.getByRole('listitem').filter({ hasText: name }).getByRole('checkbox').check()
    }
    const requests: string[] = []
    page.on('request', (request) => request.method() === 'POST' && requests.push(new URL(request.url()).pathname))
    await dialog.getByRole('button', { name: 'Add 3 people' }).click()
    await dialog.getByText('Added 3 people').waitFor()
    expect(requests.filter((path) => path.includes('/memberships'))).toHaveLength(1)
    await dialog.getByText('Members 3').waitFor()

    await dialog.getByRole('searchbox').fill('ines')
    await dialog.getByRole('listitem').filter({ hasText: 'Karel Vosk' }).waitFor({ state: 'hidden' })
    await dialog.getByRole('button', { name: 'Remove Ines Okarin from the workspace' }).click()
    await dialog.getByText('Removed Ines Okarin').waitFor()
    await dialog.getByText('No member is called “ines”').waitFor()
    await dialog.getByRole('button', { name: 'Undo' }).click()
    await dialog.getByRole('listitem').filter({ hasText: 'Ines Okarin' }).waitFor()
    await dialog.getByRole('button', { name: 'Done' }).click()
    expect(await membersOf(page, 'Port vision')).toHaveLength(3)
  })

  it('when a workspace has a project, then it cannot be deleted and the menu says why', async () => {
    const { page } = owner
    const [workspace] = await workspacesOf(page, 'Port vision')
    await apiPost(page, 'projects', { title: 'Quay traffic', label_config: '<View></View>', workspace: workspace?.id })
    await openMenu(page, 'Port vision')
    await page.getByRole('menuitem', { name: /^Delete It has a project$/ }).waitFor()
    expect(await page.getByRole('menuitem', { name: /^Delete/ }).getAttribute('aria-disabled')).toBe('true')
    await page.keyboard.press('Escape')
  })

  it('when somebody put a project in meanwhile, then the refusal of the deletion is told in its words', async () => {
    const { page } = owner
    const empty = await apiPost<{ id: number }>(page, 'workspaces', { title: 'Radio and calls' })
    await page.goto(`${docket()}/projects?workspace=${empty.id}`)
    await openMenu(page, 'Radio and calls')
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await apiPost(page, 'projects', { title: 'VHF 12', label_config: '<View></View>', workspace: empty.id })
    await page.getByRole('button', { name: 'Delete 1 workspace' }).click()
    await page.getByText('The workspace has projects. Move or delete them first.').waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    owner.complaints.length = 0
  })

  it('when they archive a workspace, then it goes under Archived, keeps its projects and comes back', async () => {
    const { page } = owner
    await openMenu(page, 'Radio and calls')
    await page.getByRole('menuitem', { name: 'Archive' }).click()
    await page.getByText('Archived Radio and calls').waitFor()
    await page.getByText('Radio and calls is archived. Everybody keeps what they see of it.').waitFor()
    await page.getByRole('link', { name: 'VHF 12' }).waitFor()
    const side = page.getByRole('complementary')
    expect(await side.getByRole('link', { name: /Radio and calls/ }).count()).toBe(0)
    await side.getByRole('button', { name: /^Archived/ }).click()
    await side.getByRole('link', { name: /Radio and calls/ }).waitFor()
    await page.getByRole('main').getByRole('button', { name: 'Bring back' }).click()
    await page.getByText('Radio and calls is back').waitFor()
    await side.getByRole('button', { name: /^Archived/ }).waitFor({ state: 'hidden' })
  })

  it('when they work with nothing but keys, then a workspace is made, renamed and deleted, and the focus returns', async () => {
    const { page } = owner
    await page.goto(`${docket()}/projects`)
    await page.getByRole('button', { name: 'New workspace' }).waitFor()
    await tabTo(page, /^New workspace$/)
    await page.keyboard.press('Enter')
    await page.getByLabel('Name', { exact: true }).waitFor()
    await page.keyboard.type('Field')
    await page.keyboard.press('Enter')
    await page.getByText('Created Field').waitFor()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })

    await tabTo(page, /^More about Field$/)
    await page.keyboard.press('Enter')
    await page.getByRole('menu').waitFor()
    await page.keyboard.press('n')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Change Field' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await expect.poll(() => focused(page)).toBe('More about Field')
    await page.keyboard.press('Enter')
    await page.getByRole('menu').waitFor()
    await page.keyboard.press('n')
    await page.keyboard.press('Enter')
    await page.getByLabel('Name', { exact: true }).waitFor()
    await page.keyboard.press('End')
    await page.keyboard.type(' sensors')
    await page.keyboard.press('Enter')
    await page.getByText('Saved Field sensors').waitFor()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await expect.poll(() => focused(page)).toBe('More about Field sensors')

    await page.keyboard.press('Enter')
    await page.getByRole('menu').waitFor()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Delete Field sensors?' }).waitFor()
    await tabTo(page, /^Delete 1 workspace$/)
    await page.keyboard.press('Enter')
    await page.getByText('Deleted Field sensors').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main')
    expect(await workspacesOf(page, 'Field sensors')).toHaveLength(0)
  })

  it('when they are on a phone, then the sheet of the sidebar has the same menu', async () => {
    const { page } = owner
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`${docket()}/projects`)
    await page.getByRole('button', { name: 'Open menu' }).click()
    await page.getByRole('dialog', { name: 'Menu' }).getByRole('button', { name: 'More about Port vision' }).click()
    await page.getByRole('menuitem', { name: 'Members' }).click()
    await page.getByRole('heading', { name: 'Members of Port vision' }).waitFor()
    await page.getByRole('button', { name: 'Remove Ines Okarin from the workspace' }).click({ trial: true })
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: 'Members of Port vision' }).waitFor({ state: 'hidden' })
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  it('when all this is done, then nothing complained', () => expect(owner.complaints).toEqual([]))
})

describe.runIf(hasChromium)('given others', () => {
  it('when a manager belongs to a workspace, then they manage it and their sandbox has no menu', async () => {
    const { page } = manager
    expect(managerEmail).not.toBe('')
    await page.goto(`${docket()}/projects`)
    const side = page.getByRole('complementary')
    await side.getByRole('link', { name: /Port vision/ }).waitFor()
    await page.getByRole('button', { name: 'New workspace' }).waitFor()
    expect(await side.getByRole('button', { name: /^More about / }).count()).toBe(1)
    await openMenu(page, 'Port vision')
    await page.getByRole('menuitem', { name: 'Archive' }).waitFor()
    await page.getByRole('menuitem', { name: 'Leave' }).waitFor()
  })

  it('when an annotator belongs to it, then all that they can do is leave', async () => {
    const { page } = annotator
    const [workspace] = await workspacesOf(owner.page, 'Port vision')
    const users = (await (await owner.page.request.get(`${docket()}/api/users`)).json()) as readonly { id: number; email: string }[]
    const jun = users.find(({ email }) => email === annotatorEmail)?.id
    await apiPost(owner.page, `workspaces/${workspace?.id}/memberships`, { user: jun })
    await page.goto(`${docket()}/projects`)
    await page
      .getByRole('complementary')
      .getByRole('link', { name: /Port vision/ })
      .waitFor()
    expect(await page.getByRole('button', { name: 'New workspace' }).count()).toBe(0)
    await openMenu(page, 'Port vision')
    expect(await page.getByRole('menuitem').allTextContents()).toEqual(['Leave'])
    await page.getByRole('menuitem', { name: 'Leave' }).click()
    await page.getByRole('button', { name: 'Leave', exact: true }).click()
    await page.getByText('You left Port vision').waitFor()
    await page
      .getByRole('complementary')
      .getByRole('link', { name: /Port vision/ })
      .waitFor({ state: 'hidden' })
  })

  it('when all this is done, then nothing complained', () => expect([...manager.complaints, ...annotator.complaints]).toEqual([]))
})

interface Listed {
  readonly id: number
  readonly title: string
}

async function workspacesOf(page: Page, title: string): Promise<readonly Listed[]> {
  const answer = await page.request.get(`${docket()}/api/workspaces`)
  return ((await answer.json()) as readonly Listed[]).filter((workspace) => workspace.title === title)
}

async function membersOf(page: Page, title: string): Promise<readonly unknown[]> {
  const [workspace] = await workspacesOf(page, title)
  return (await (await page.request.get(`${docket()}/api/workspaces/${workspace?.id}/memberships`)).json()) as readonly unknown[]
}
