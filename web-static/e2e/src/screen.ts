import { join } from 'node:path'
import { type Page } from 'playwright-core'
import { accessibility } from './browser'
import { docket } from './person'

/** Pictures go here to be looked at; without it the screens are only checked. */
export const SHOTS = process.env['SHOTS']
export const DESKTOP = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }

type Role = Parameters<Page['getByRole']>[0]

/** Something that is done on a screen before it is looked at, or waited for. */
export type Step = (page: Page) => Promise<void>

/** Presses what has this role and name. */
export const press =
  (role: Role, name: string | RegExp): Step =>
  (page) =>
    page.getByRole(role, { name }).click()

/** Waits for what has this role and, if it is said, this name. */
export const see =
  (role: Role, name?: string | RegExp): Step =>
  (page) =>
    page.getByRole(role, name === undefined ? {} : { name }).waitFor()

export interface Screen {
  readonly name: string
  readonly path: string
  /** What is there when the screen is complete. */
  readonly ready: string
  readonly steps?: readonly Step[]
}

/** Looks at a screen in both themes and on a phone. Answers what is wrong with it. */
export async function check(page: Page, { name, path, ready, steps = [] }: Screen): Promise<readonly string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize(DESKTOP)
    await page.goto(docket() + path)
    await page.locator(ready).first().waitFor()
    for (const step of steps) await step(page)
    await page.waitForTimeout(350)
    if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `${name}-${colorScheme}.png`) })
    found.push(...(await accessibility(page)).map((finding) => `${name} ${colorScheme}: ${finding}`))
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(PHONE)
  await page.waitForTimeout(350)
  if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `${name}-phone.png`) })
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (overflow > 0) found.push(`${name} phone: ${overflow} px too wide`)
  return found
}
