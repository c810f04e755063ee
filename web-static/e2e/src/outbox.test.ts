import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, visit, type Visit } from './browser'
import { apiPost, docket, joinAs, newEmail, signUp } from './person'

let owner: Visit
let manager: Visit
const invited = newEmail()

beforeAll(async () => {
  if (!hasChromium) return
  owner = await visit()
  manager = await visit()
  await signUp(owner.page)
  await joinAs(owner.page, manager.page, { first: 'Karel', last: 'Vosk', role: 'MA' })
  await apiPost(owner.page, 'invite/send-email', { emails: [invited], role: 'RE', workspaces: [] })
})
afterAll(async () => {
  for (const one of [owner, manager]) await one?.close()
})

describe.runIf(hasChromium)('given a server that keeps its mail', () => {
  it('when an owner looks into the outbox, then the newest mail is shown in a frame that can do nothing', async () => {
    const { page } = owner
    await page.goto(`${docket()}/projects`)
    await page.getByRole('button', { name: /Mara Lindholt/ }).click()
    await page.getByRole('menuitem', { name: 'Outbox' }).click()
    await page.waitForURL('**/outbox')
    const list = page.getByRole('navigation', { name: 'Mail' })
    await list.getByRole('link').first().getByText(invited).waitFor()
    expect(await list.getByRole('link').count()).toBe(2)
    const frame = page.getByTitle(`Mail to ${invited}`)
    expect(await frame.getAttribute('sandbox')).toBe('')
    const button = frame.contentFrame().getByRole('link').first()
    await button.waitFor()
    expect(await button.evaluate((link) => getComputedStyle(link).backgroundColor)).not.toBe('rgba(0, 0, 0, 0)')
    expect(await button.evaluate(() => origin)).toBe('null')
  })

  it('when they want the plain text, then it is there with the link to hand over', async () => {
    const { page } = owner
    await page.getByText('Plain text', { exact: true }).click()
    await page.getByLabel('Text of the mail').getByText('/user/signup/?token=').waitFor()
    await page.getByRole('button', { name: 'Copy link' }).waitFor()
    const opened = page.context().waitForEvent('page')
    await page.getByRole('button', { name: 'Open link' }).click()
    await (await opened).waitForURL('**/user/signup**')
    await (await opened).close()
  })

  it('when an older mail is chosen, then the address names it and Back returns', async () => {
    const { page } = owner
    await page.getByRole('navigation', { name: 'Mail' }).getByRole('link').nth(1).click()
    await page.waitForURL(/mail=[\d-]+/)
    await page
      .getByRole('article')
      .getByText(/^To person-/)
      .waitFor()
    await page.reload()
    expect(await page.getByRole('article').getByText(`To ${invited}`).count()).toBe(0)
    await page.goBack()
    await page.getByRole('article').getByText(`To ${invited}`).waitFor()
  })

  it('when a manager looks for it, then there is neither the entry nor the page', async () => {
    const { page } = manager
    await page.goto(`${docket()}/projects`)
    await page.getByRole('button', { name: /Karel Vosk/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).waitFor()
    expect(await page.getByRole('menuitem', { name: 'Outbox' }).count()).toBe(0)
    await page.goto(`${docket()}/outbox`)
    await page.getByText('Nothing here').waitFor()
  })

  it('when all this is done, then nothing complained', () => expect([...owner.complaints, ...manager.complaints]).toEqual([]))
})
