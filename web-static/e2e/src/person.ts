import { readFileSync } from 'node:fs'
import { type Page } from 'playwright-core'
import { inject } from 'vitest'
import { type FileToImport } from './files'

export const docket = (): string => inject('docket')
export const PASSWORD = 'harbour-lamp-at-nine'

let count = 0
export const newEmail = (): string => {
  count += 1
  return `person-${Date.now()}-${count}@tidewater.example`
}

interface Names {
  readonly first?: string
  readonly last?: string
}

export async function signUp(page: Page, { first = 'Mara', last = 'Lindholt' }: Names = {}): Promise<string> {
  const email = newEmail()
  await page.goto(`${docket()}/user/signup`)
  await fillSignUp(page, { email, first, last })
  return email
}

export async function fillSignUp(page: Page, { email, first, last }: { email: string; first: string; last: string }): Promise<void> {
  await page.getByLabel('First name').fill(first)
  await page.getByLabel('Last name').fill(last)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: /^(Create account|Join)$/ }).click()
  await page.waitForURL('**/projects')
}

export interface NewProject {
  readonly title: string
  readonly template: string
  readonly files: readonly FileToImport[]
}

/** A large import takes its time on a machine with other work. */
const IMPORT_PATIENCE_MS = 60_000

/** Through the three steps as a person takes them. Answers the project's id. */
export async function createProject(page: Page, { title, template, files }: NewProject): Promise<number> {
  await page.goto(`${docket()}/projects/new`)
  await page.getByLabel('Project name').fill(title)
  await page.getByRole('button', { name: 'Next: data' }).click()
  await page.getByLabel('Files to import').setInputFiles([...files])
  await page.getByText(/Imported [\d,]+ task/).waitFor({ timeout: IMPORT_PATIENCE_MS })
  await page.getByRole('link', { name: 'Next: labels' }).click()
  await page.getByPlaceholder(/^Search \d+ templates/).fill(template)
  await page.getByRole('button', { name: template, exact: true }).click()
  await page.locator('.docket-editor .dk-bottom').waitFor()
  await page.getByText('Draft saved').waitFor()
  await page.getByRole('button', { name: 'Create project' }).click()
  await page.waitForURL(/\/projects\/\d+\/data/)
  const id = /\/projects\/(\d+)\//.exec(page.url())?.[1]
  return Number(id)
}

export async function startLabeling(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Label/ }).click()
  await page.locator('.dk-bottom').waitFor()
}

export async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Submit/ }).click()
  await page.getByText(/^Submitted #\d+/).waitFor()
}

export interface ExportedTask {
  readonly id: number
  readonly data: Record<string, unknown>
  readonly annotations: readonly {
    readonly lead_time: number
    readonly result: readonly {
      readonly type: string
      readonly from_name: string
      readonly original_width?: number
      readonly value: Record<string, unknown>
    }[]
  }[]
}

/** Downloads through the dialog, as a person does. */
export async function exportJson(page: Page, project: number): Promise<readonly ExportedTask[]> {
  await page.goto(new URL(`/projects/${project}/data?dialog=export`, page.url()).href)
  const arrived = page.waitForEvent('download')
  await page
    .getByRole('button', { name: /^Export/ })
    .last()
    .click()
  return JSON.parse(readFileSync(await (await arrived).path(), 'utf8')) as readonly ExportedTask[]
}

/** Drags on the picture, in percent of the stage. */
export async function drag(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  await page.locator('.dk-zoom').waitFor()
  const box = await page.locator('.dk-stage-window').boundingBox()
  if (box === null) throw new Error('There is no stage')
  const at = ([x, y]: readonly [number, number]) => [box.x + (box.width * x) / 100, box.y + (box.height * y) / 100] as const
  await page.mouse.move(...at(from))
  await page.mouse.down()
  await page.mouse.move(...at(to), { steps: 6 })
  await page.mouse.up()
}

/** Selects the first place where the words stand in the text to label. */
export async function selectText(page: Page, words: string): Promise<void> {
  const [start, end] = await page.evaluate((wanted) => {
    for (const line of document.querySelectorAll('.dk-line')) {
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1
        if (at < 0) continue
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + wanted.length)
        const box = range.getBoundingClientRect()
        const y = box.top + box.height / 2
        return [[box.left + 1, y] as const, [box.right - 1, y] as const] as const
      }
    }
    throw new Error(`“${wanted}” is not in the text`)
  }, words)
  await page.mouse.move(...start)
  await page.mouse.down()
  await page.mouse.move(...end, { steps: 8 })
  await page.mouse.up()
}

/** Stops of the Tab key on a page, at most. */
const MOST_STOPS = 60

/** Presses Tab until what has the focus is called so. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let press = 0; press < MOST_STOPS; press += 1) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => {
      const focused = document.activeElement as HTMLInputElement | null
      return focused?.labels?.[0]?.textContent ?? focused?.getAttribute('aria-label') ?? focused?.textContent ?? ''
    })
    if (name.test(here.trim())) return
  }
  throw new Error(`no Tab reaches ${name}`)
}

/** A call with the session of a page, for what a test needs but is not about. */
export async function apiPost<T>(page: Page, path: string, data: object): Promise<T> {
  const { status, text } = await page.evaluate(
    async ([to, body]) => {
      const token = /csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? ''
      const headers = { 'Content-Type': 'application/json', 'X-CSRFToken': decodeURIComponent(token) }
      const answer = await fetch(`/api/${to}`, { method: 'POST', headers, body: JSON.stringify(body) })
      return { status: answer.status, text: await answer.text() }
    },
    [path, data] as const,
  )
  if (status >= 400) throw new Error(`${path} answered ${status}: ${text}`)
  return JSON.parse(text) as T
}

interface NewMember {
  readonly first: string
  readonly last: string
  readonly role: string
}

/** Somebody whom an administrator makes a member, with nobody at the other end. Answers their id. */
export async function addPerson(page: Page, { first, last, role }: NewMember): Promise<number> {
  const { id } = await apiPost<{ id: number }>(page, 'users', { email: newEmail(), first_name: first, last_name: last })
  await apiPost(page, 'organizations/0/memberships', { user_id: id, role })
  return id
}

/** Somebody who joins by a mail of invitation and is signed in on their page. Answers their address. */
export async function joinAs(inviter: Page, page: Page, { first, last, role }: NewMember): Promise<string> {
  const email = newEmail()
  const { invitations } = await apiPost<{ invitations: readonly { invite_url?: string }[] }>(inviter, 'invite/send-email', {
    emails: [email],
    role,
    workspaces: [],
  })
  await page.goto(invitations[0]?.invite_url ?? '')
  await page.getByLabel('First name').fill(first)
  await page.getByLabel('Last name').fill(last)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Join' }).click()
  await page.waitForURL('**/projects')
  return email
}
