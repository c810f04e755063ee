import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, visit, type Visit } from './browser'
import { jsonFile } from './files'
import { createProject, docket, fillSignUp, newEmail, PASSWORD, signUp, startLabeling, submit, tabTo } from './person'

let owner: Visit
let guest: Visit
beforeAll(async () => {
  if (!hasChromium) return
  owner = await visit()
  guest = await visit({ width: 390, height: 844 })
  await signUp(owner.page)
})
afterAll(async () => {
  await owner?.close()
  await guest?.close()
})

const calls = Array.from({ length: 3 }, (_, n) => ({ text: `Call ${n}` }))

describe.runIf(hasChromium)('given an owner with an invitation link', () => {
  it('when somebody joins by it and is added to a published project, then they label on a phone', async () => {
    const { page } = owner
    const id = await createProject(page, { title: 'Calls', template: 'Text classification', files: [jsonFile('c.json', calls)] })
    await page.goto(`${docket()}/projects/${id}/settings`)
    await page.getByLabel('Workspace', { exact: true }).selectOption({ label: 'New workspace' })
    await page.getByLabel('Name of the workspace').fill('Port vision')
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await page.getByRole('switch', { name: /Published/ }).check()
    await page.getByRole('button', { name: /^Save(?! as)/ }).click()
    await page.getByText('Saved', { exact: true }).waitFor()

    await page.goto(`${docket()}/people`)
    await page.getByRole('button', { name: 'Invite people' }).click()
    await page.getByText('By link', { exact: true }).click()
    const link = await page.getByRole('textbox', { name: 'Invitation link' }).inputValue()
    await guest.page.goto(link)
    await guest.page.getByRole('heading', { name: /^Join / }).waitFor()
    await fillSignUp(guest.page, { email: newEmail(), first: 'Jun', last: 'Aokaze' })
    await guest.page.getByRole('heading', { name: 'Waiting for a role' }).waitFor()

    await page.goto(`${docket()}/people`)
    await page.getByLabel('Role of Jun Aokaze').selectOption({ label: 'Annotator' })
    await page.getByText('Jun Aokaze is now annotator').waitFor()
    await guest.page.getByRole('button', { name: 'Check again' }).click()
    await guest.page.getByText('No projects for you yet').waitFor()

    await page.goto(`${docket()}/projects/${id}/members`)
    await page.getByRole('button', { name: 'Add people' }).click()
    await page.getByRole('checkbox').last().check()
    await page.getByRole('button', { name: 'Add 1 person' }).click()
    await page.getByText('Added 1 person').waitFor()

    await guest.page.reload()
    await guest.page.getByRole('link', { name: 'Calls' }).click()
    await guest.page.locator('.dk-bottom').waitFor()
    await guest.page.locator('input[type="radio"], input[type="checkbox"]').first().check()
    await submit(guest.page)
  })

  it('when the owner changes the role, then the newcomer may manage', async () => {
    const { page } = owner
    await page.goto(`${docket()}/people`)
    await page.getByLabel('Role of Jun Aokaze').selectOption({ label: 'Manager' })
    await page.getByText('Jun Aokaze is now manager').waitFor()
    await guest.page.goto(`${docket()}/people`)
    await guest.page.getByRole('button', { name: 'Invite people' }).waitFor()
  })

  it('when all this is done, then nothing complained', () => expect([...owner.complaints, ...guest.complaints]).toEqual([]))
})

describe.runIf(hasChromium)('given nothing but a keyboard', () => {
  it('when somebody is invited, joins and gets another role, then no pointer is needed', async () => {
    const { page } = owner
    const email = newEmail()
    await page.goto(`${docket()}/people`)
    await page
      .getByText('1 person')
      .or(page.getByText(/\d+ people/))
      .waitFor()
    await tabTo(page, /^Invite people$/)
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Email addresses' }).waitFor()
    await page.keyboard.type(email)
    await tabTo(page, /^Invite 1 person$/)
    await page.keyboard.press('Enter')
    const link = await page.getByRole('textbox', { name: email }).inputValue()
    await page.keyboard.press('Escape')

    const keys = await visit()
    await keys.page.goto(link)
    await keys.page.getByLabel('First name').waitFor()
    await keys.page.keyboard.type('Ida')
    await keys.page.keyboard.press('Tab')
    await keys.page.keyboard.type('Solberg')
    await tabTo(keys.page, /^Password/)
    await keys.page.keyboard.type(PASSWORD)
    await keys.page.keyboard.press('Enter')
    await keys.page.waitForURL('**/projects')
    await keys.close()

    await page.goto(`${docket()}/people`)
    await page.getByLabel('Role of Ida Solberg').waitFor()
    await tabTo(page, /Role of Ida Solberg/)
    await page.keyboard.press('r')
    await page.getByText('Ida Solberg is now reviewer').first().waitFor()
  })
})

describe.runIf(hasChromium)('given the account', () => {
  it('when a token is made, then it is shown once and can be revoked', async () => {
    const { page } = owner
    await page.goto(`${docket()}/account`)
    await page.getByRole('button', { name: 'New token' }).click()
    const token = await page.getByRole('textbox', { name: 'Your new token' }).inputValue()
    expect(token.length).toBeGreaterThan(40)
    await page.reload()
    await page.getByText('Personal access token').first().waitFor()
    expect(await page.content()).not.toContain(token)
    await page.getByRole('button', { name: 'Revoke' }).click()
    await page.getByRole('button', { name: 'Revoke 1 token' }).click()
    await page.getByText('The token was revoked').waitFor()
  })

  it('when a theme is chosen, then it is kept', async () => {
    const { page } = owner
    await page.goto(`${docket()}/account`)
    await page.getByText('Dark', { exact: true }).click()
    await page.reload()
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
  })
})

describe.runIf(hasChromium)('given more than one request may carry', () => {
  it('when a large file is imported, then it goes to the store with its progress told', async () => {
    const { page } = owner
    const large = Array.from({ length: 5000 }, (_, n) => ({ text: `Case ${n} ${'and so on '.repeat(100)}` }))
    await createProject(page, { title: 'Long reports', template: 'Named entity recognition', files: [jsonFile('long.json', large)] })
    await page.getByText('1–50 of 5,000 tasks').waitFor()
    await startLabeling(page)
  })

  it('when tasks are deleted, then their number is named before and after', async () => {
    const { page } = owner
    await page.goto(`${docket()}/projects`)
    await page.getByRole('link', { name: 'Long reports' }).first().click()
    await page.getByRole('checkbox', { name: 'Select the page' }).check()
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('button', { name: 'Delete 50 tasks' }).click()
    await page.getByText('Deleted 50 tasks').waitFor()
    await page.getByText('of 4,950 tasks').waitFor()
  })
})
