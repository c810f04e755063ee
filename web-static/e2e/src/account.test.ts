import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessibility, hasChromium, visit, type Visit } from './browser'
import { docket, PASSWORD, signUp } from './person'

const SHOTS = process.env['SHOTS']
const DESKTOP = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }

let desk: Visit
let phone: Visit
let email: string
beforeAll(async () => {
  if (!hasChromium) return
  if (SHOTS !== undefined) mkdirSync(SHOTS, { recursive: true })
  desk = await visit()
  phone = await visit(PHONE)
  email = await signUp(desk.page)
})
afterAll(async () => {
  await desk?.close()
  await phone?.close()
})

async function signIn(page: Page): Promise<void> {
  await page.goto(`${docket()}/user/login`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/projects')
}

/** Pictures of the page as it stands, and what is wrong with it in either theme and on a phone. */
async function faults(page: Page, name: string): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize(DESKTOP)
    await page.waitForTimeout(350)
    if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `${name}-${colorScheme}.png`), fullPage: true })
    found.push(...(await accessibility(page)))
  }
  await page.setViewportSize(PHONE)
  await page.waitForTimeout(350)
  if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `${name}-phone.png`), fullPage: true })
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (overflow > 0) found.push(`${overflow} px too wide on a phone`)
  await page.setViewportSize(DESKTOP)
  await page.emulateMedia({ colorScheme: 'light' })
  return found
}

/** A photo too large for the server, drawn by the browser itself. */
const photo = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 2400
    canvas.height = 1800
    const pen = canvas.getContext('2d')
    if (pen === null) throw new Error('no canvas')
    pen.fillStyle = 'teal'
    pen.fillRect(0, 0, 2400, 1800)
    pen.fillStyle = 'orange'
    pen.fillRect(600, 300, 1200, 1200)
    return canvas.toDataURL('image/jpeg').split(',', 2)[1] ?? ''
  })

describe.runIf(hasChromium)('given somebody who is signed in at a desk and on a phone', () => {
  it('when they sign the phone out at the desk, then it is out and the desk goes on', async () => {
    await signIn(phone.page)
    await desk.page.goto(`${docket()}/account`)
    await desk.page.getByText(/, this browser$/).waitFor()
    await desk.page.getByRole('button', { name: /^Sign out Chrome/ }).click()
    await desk.page.getByText('Signed out Chrome on Linux').waitFor()
    await phone.page.goto(`${docket()}/projects`)
    await phone.page.waitForURL('**/user/login**')
    await desk.page.reload()
    await desk.page.getByText(/, this browser$/).waitFor()
    phone.complaints.length = 0
  })

  it('when they sign out everywhere else, then only the desk is listed', async () => {
    await signIn(phone.page)
    await desk.page.goto(`${docket()}/account`)
    await desk.page.getByRole('button', { name: 'Sign out everywhere else' }).click()
    await desk.page.getByText('Signed out everywhere else').waitFor()
    await desk.page.getByRole('button', { name: 'Sign out everywhere else' }).waitFor({ state: 'detached' })
    await phone.page.goto(`${docket()}/projects`)
    await phone.page.waitForURL('**/user/login**')
    phone.complaints.length = 0
  })

  it('when they choose a large photo, then it is shown beside their name, and no fault is on the page', async () => {
    const { page } = desk
    const buffer = Buffer.from(await photo(page), 'base64')
    await page.getByLabel('Picture file').setInputFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer })
    await page.getByText('Saved your picture').waitFor()
    const picture = page.locator('section img').first()
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(256)
    await signIn(phone.page)
    await page.reload()
    await page.getByRole('button', { name: 'Sign out everywhere else' }).waitFor()
    expect(await faults(page, 'account')).toEqual([])
    await page.getByRole('button', { name: 'Remove' }).click()
    await page.getByText('Removed your picture').waitFor()
    await page.locator('section img').waitFor({ state: 'detached' })
  })

  it('when they want no mail about people who wait, then that is kept', async () => {
    const { page } = desk
    const choice = page.getByRole('switch', { name: /^Mail me: somebody waits/ })
    await choice.click()
    await expect.poll(() => choice.isChecked()).toBe(false)
    await expect
      .poll(async () =>
        (await page.evaluate(async () => (await fetch('/api/current-user/whoami')).text())).includes('"not_activated_user_login":false'),
      )
      .toBe(true)
    await page.reload()
    await expect.poll(() => choice.isChecked()).toBe(false)
  })

  it('when they change their password, then the old one no longer opens and the desk goes on', async () => {
    const { page } = desk
    const field = (name: string) => page.getByLabel(name, { exact: true })
    await field('Current password').fill('not this one')
    await field('New password').fill('a lamp over the quay')
    await page.getByRole('button', { name: 'Change password' }).click()
    await page.getByText('Your current password is needed to set a new one').waitFor()
    await field('Current password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Change password' }).click()
    await page.getByText('Changed your password').waitFor()
    await page.getByRole('button', { name: 'Sign out everywhere else' }).waitFor({ state: 'detached' })
    await page.reload()
    await page.getByText(/, this browser$/).waitFor()
    desk.complaints.length = 0
  })

  it('when they choose what is no picture, then a sentence says so', async () => {
    const { page } = desk
    await page.getByLabel('Picture file').setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.from('no') })
    await page.getByText('This browser cannot read the file as a picture').waitFor()
    expect(desk.complaints).toEqual([])
  })
})

describe.runIf(hasChromium)('given a server whose mail reaches people', () => {
  it('when somebody signs up, then they are told of the link, and its page asks for their password', async () => {
    const { page } = phone
    await page.context().clearCookies()
    const sent = { status: 202, json: { confirmation_sent_to: 'ada@example.org' } }
    await page.route('**/api/auth/signup', (route) => route.fulfill(sent))
    await page.goto(`${docket()}/user/signup`)
    await page.getByLabel('Email').fill('ada@example.org')
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Create account' }).click()
    await page.getByText('A link is on its way to ada@example.org').waitFor()
    expect(await faults(page, 'sign-up-sent')).toEqual([])
    await page.getByRole('button', { name: 'Send it again' }).click()
    await page.getByRole('button', { name: 'Create account' }).waitFor()

    await page.goto(`${docket()}/user/verify-email?token=spent`)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.getByText('This link was used already, or it is too old').waitFor()
    expect(await faults(page, 'verify-email')).toEqual([])
  })
})
