import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, visit, type Visit } from './browser'
import { jsonFile } from './files'
import { createProject, docket, fillSignUp, newEmail, signUp, submit } from './person'

let owner: Visit
let annotator: Visit
let project: number
const CALLS = Array.from({ length: 4 }, (_, n) => ({ text: `Call ${n}` }))

beforeAll(async () => {
  if (!hasChromium) return
  owner = await visit()
  annotator = await visit()
  await signUp(owner.page, { first: 'Olympia', last: 'Quay' })
}, 90_000)
afterAll(async () => {
  await owner?.close()
  await annotator?.close()
})

/** Does something that changes settings, and waits until the server has them. */
const saving = async (act: () => Promise<unknown>) => {
  const answered = owner.page.waitForResponse(
    (response) => response.request().method() === 'PATCH' && /organizations\/0|session-policy/.test(response.url()),
  )
  await act()
  expect((await answered).status()).toBe(200)
}

/** The switch shows at once what is wanted, though not within the click. */
const turnOn = async (name: RegExp) => {
  const choice = owner.page.getByRole('switch', { name })
  await saving(() => choice.click())
  await expect.poll(() => choice.isChecked()).toBe(true)
}

describe.runIf(hasChromium)('given an owner at the settings of the organization', () => {
  it('when they say which role the link gives, then whoever joins has it', async () => {
    const { page } = owner
    await page.goto(`${docket()}/organization`)
    await saving(() => page.getByLabel('Role of those who join by the link').selectOption({ label: 'Annotator' }))
    await page.goto(`${docket()}/people`)
    await page.getByRole('button', { name: 'Invite people' }).click()
    await page.getByText('By link', { exact: true }).click()
    const link = await page.getByRole('textbox', { name: 'Invitation link' }).inputValue()
    await annotator.page.goto(link)
    await annotator.page.getByRole('heading', { name: /^Join / }).waitFor()
    await fillSignUp(annotator.page, { email: newEmail(), first: 'Jun', last: 'Aokaze' })
    await annotator.page.getByText('No projects for you yet').waitFor()
  })

  it('when they close the way back, then the stream offers none, and the project hides who made it', async () => {
    const { page } = owner
    project = await createProject(page, { title: 'Calls', template: 'Text classification', files: [jsonFile('c.json', CALLS)] })
    await page.goto(`${docket()}/projects/${project}/settings`)
    await page.getByLabel('Workspace', { exact: true }).selectOption({ label: 'New workspace' })
    await page.getByLabel('Name of the workspace').fill('Port vision')
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await page.getByRole('switch', { name: /Published/ }).check()
    await page.getByRole('button', { name: /^Save(?! as)/ }).click()
    await page.getByText('Saved', { exact: true }).waitFor()
    await page.goto(`${docket()}/projects/${project}/members`)
    await page.getByRole('button', { name: 'Add people' }).click()
    await page.getByRole('checkbox').last().check()
    await page.getByRole('button', { name: 'Add 1 person' }).click()
    await page.getByText('Added 1 person').waitFor()

    await annotator.page.goto(`${docket()}/projects/${project}/label`)
    await annotator.page.locator('.dk-bottom').waitFor()
    await annotator.page.keyboard.press('1')
    await submit(annotator.page)
    await expect.poll(() => annotator.page.getByRole('button', { name: 'Previous task' }).isDisabled()).toBe(false)

    await page.goto(`${docket()}/organization`)
    await turnOn(/No way back/)
    await turnOn(/Hide who people are/)
    await annotator.page.goto(`${docket()}/projects/${project}/label`)
    await annotator.page.locator('.dk-bottom').waitFor()
    expect(await annotator.page.getByRole('button', { name: 'Previous task' }).isDisabled()).toBe(true)
    const told = await annotator.page.evaluate(async (id) => (await fetch(`/api/projects/${id}`)).text(), project)
    expect(told).not.toContain('Olympia')
    expect(annotator.complaints).toEqual([])
  })

  it('when the quick view only shows, then it offers no new annotation', async () => {
    const { page } = owner
    await page.goto(`${docket()}/projects/${project}/data`)
    await page.locator('tbody tr').first().click()
    await page.getByRole('link', { name: 'New annotation' }).waitFor()
    await page.goto(`${docket()}/organization`)
    await turnOn(/Quick view only shows/)
    await page.goto(`${docket()}/projects/${project}/data`)
    await page.locator('tbody tr').first().click()
    await page.getByRole('navigation', { name: 'Annotations of this task' }).waitFor()
    expect(await page.getByRole('link', { name: 'New annotation' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: /^Submit|^Update/ }).count()).toBe(0)
  })

  it('when they shorten sessions, then the choice is kept', async () => {
    const { page } = owner
    await page.goto(`${docket()}/organization`)
    await saving(() => page.getByLabel('After time without a click').selectOption({ label: '8 hours' }))
    await page.reload()
    await expect.poll(() => page.getByLabel('After time without a click').inputValue()).toBe('480')
    expect(owner.complaints).toEqual([])
  })
})
