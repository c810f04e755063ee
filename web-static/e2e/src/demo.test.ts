import { type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, visit, type Visit } from './browser'
import { drag, exportJson, selectText, startLabeling, submit } from './person'

/** The sign-in link that `./docket demo` prints; it works once. */
const link = process.env['DOCKET_DEMO_URL']

let at: Visit
beforeAll(async () => {
  if (!hasChromium || link === undefined) return
  at = await visit()
  await at.page.goto(link)
  await at.page.locator('tbody tr').nth(2).waitFor()
})
afterAll(async () => at?.close())

/** Whatever the project asks for: a choice, a box or a name. */
async function label(page: Page): Promise<void> {
  const choice = page.locator('input[type="radio"]').first()
  if (await choice.isVisible()) return choice.check()
  await page.keyboard.press('1')
  if (await page.locator('.dk-stage-window').isVisible()) return drag(page, [40, 40], [60, 60])
  const words = (await page.locator('.dk-line').first().textContent()) ?? ''
  return selectText(page, words.trim().split(' ')[0] ?? '')
}

describe.runIf(hasChromium && link !== undefined)('given the demo', () => {
  it('when a task of each of its three projects is labeled, then each export holds the work', async () => {
    const { page } = at
    const links = await page.locator('tbody tr td:first-child a').all()
    const addresses = await Promise.all(links.map((project) => project.getAttribute('href')))
    expect(addresses).toHaveLength(3)
    for (const address of addresses) {
      await page.goto(new URL(address ?? '', page.url()).href)
      await startLabeling(page)
      await label(page)
      await submit(page)
      const [task] = await exportJson(page, Number(/\d+/.exec(address ?? '')?.[0]))
      expect(task?.annotations[0]?.result.length).toBeGreaterThan(0)
    }
    expect(at.complaints).toEqual([])
  })
})
