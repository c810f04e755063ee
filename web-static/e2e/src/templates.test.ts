import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, visit, type Visit } from './browser'
import { apiPost, docket, joinAs, signUp } from './person'

const CONFIG = '<View><Text name="t" value="$text"/><Choices name="kind" toName="t"><Choice value="Tug"/></Choices></View>'

let owner: Visit
let manager: Visit
let annotator: Visit
let source = 0

beforeAll(async () => {
  if (!hasChromium) return
  owner = await visit()
  manager = await visit()
  annotator = await visit()
  await signUp(owner.page)
  await joinAs(owner.page, manager.page, { first: 'Karel', last: 'Vosk', role: 'MA' })
  await joinAs(owner.page, annotator.page, { first: 'Jun', last: 'Aokaze', role: 'AN' })
  const fields = {
    title: 'Tug calls',
    label_config: CONFIG,
    maximum_annotations: 3,
    expert_instruction: 'Listen twice',
    show_instruction: true,
  }
  source = (await apiPost<{ id: number }>(owner.page, 'projects', fields)).id
})
afterAll(async () => {
  for (const one of [owner, manager, annotator]) await one?.close()
})

describe.runIf(hasChromium)('given a project worth repeating', () => {
  it('when it is saved as a template, then the gallery of a new project has it', async () => {
    const { page } = owner
    await page.goto(`${docket()}/projects`)
    await page.getByRole('button', { name: 'More about Tug calls' }).click()
    await page.getByRole('menuitem', { name: 'Save as template' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Calls, three times')
    await page.getByLabel('Description').fill('Everything is listened to by three')
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: 'Save template' }).click()
    await page.getByText('Saved the template Calls, three times').waitFor()

    await page.goto(`${docket()}/projects/new?step=labels`)
    await page.getByRole('heading', { name: /^Your templates/ }).waitFor()
    await page.getByRole('button', { name: 'Calls, three times', exact: true }).click()
    await page.getByText('Took the config and the settings of Calls, three times').waitFor()
    await page.locator('.docket-editor').getByText('Tug').first().waitFor()
    const id = new URL(page.url()).searchParams.get('draft')
    const made = (await (await page.request.get(`${docket()}/api/projects/${id}`)).json()) as Record<string, unknown>
    expect(made).toMatchObject({ label_config: CONFIG, maximum_annotations: 3, expert_instruction: 'Listen twice', show_instruction: true })
    expect(made['title']).not.toBe('Tug calls')
  })

  it('when a manager saves one in the settings, then they may delete theirs and not the owner’s', async () => {
    const { page } = manager
    const workspace = await apiPost<{ id: number }>(page, 'workspaces', { title: 'Karel’s corner' })
    const mine = await apiPost<{ id: number }>(page, 'projects', { title: 'Mine', label_config: CONFIG, workspace: workspace.id })
    await page.goto(`${docket()}/projects/${mine.id}/settings`)
    await page.getByRole('button', { name: 'Save as template' }).click()
    await page.getByRole('button', { name: 'Save template' }).click()
    await page.getByText('Saved the template Mine').waitFor()
    await page.goto(`${docket()}/projects/new?step=labels`)
    await page.getByRole('button', { name: 'Calls, three times', exact: true }).waitFor()
    expect(await page.getByRole('button', { name: 'Delete the template Calls, three times' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Delete the template Mine' }).click()
    await page.getByRole('button', { name: 'Delete 1 template' }).click()
    await page.getByText('Deleted the template Mine').waitFor()
    await page.getByRole('button', { name: 'Mine', exact: true }).waitFor({ state: 'hidden' })
  })

  it('when an annotator looks at their projects, then nothing of it is offered', async () => {
    const { page } = annotator
    await apiPost(owner.page, `projects/${source}/members`, { user: await idOfJun() })
    await page.goto(`${docket()}/projects`)
    await page.getByRole('button', { name: 'More about Tug calls' }).click()
    await page.getByRole('menu').waitFor()
    expect(await page.getByRole('menuitem').allTextContents()).toEqual(['Label'])
  })

  it('when all this is done, then nothing complained', () => expect([...owner.complaints, ...manager.complaints]).toEqual([]))
})

async function idOfJun(): Promise<number | undefined> {
  const users = (await (await owner.page.request.get(`${docket()}/api/users`)).json()) as readonly { id: number; first_name: string }[]
  return users.find(({ first_name }) => first_name === 'Jun')?.id
}
