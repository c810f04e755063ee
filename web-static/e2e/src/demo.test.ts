import { type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, visit, type Visit } from './browser'
import { drag, exportJson, selectText, startLabeling, submit } from './person'
import { START_PATIENCE_MS, startServer, type Server } from './server'

let server: Server
let at: Visit
beforeAll(async () => {
  if (!hasChromium) return
  server = await startServer('demo')
  at = await visit()
  await at.page.goto(signInLink(server.greeting))
  await at.page.locator('tbody tr').nth(2).waitFor()
}, START_PATIENCE_MS)
afterAll(async () => {
  await at?.close()
  server?.stop()
})

/** What `./docket demo` prints; it works once. */
function signInLink(greeting: string): string {
  const link = /^demo +(\S+)$/m.exec(greeting)?.[1]
  if (link === undefined) throw new Error(`The demo printed no link: ${greeting}`)
  return link
}

/** Whatever the project asks for: a choice, a box or a name. */
async function label(page: Page): Promise<void> {
  const choice = page.locator('input[type="radio"]').first()
  if (await choice.isVisible()) return choice.check()
  await page.keyboard.press('1')
  if (await page.locator('.dk-stage-window').isVisible()) return drag(page, [40, 40], [60, 60])
  const words = (await page.locator('.dk-line').first().textContent()) ?? ''
  return selectText(page, words.trim().split(' ')[0] ?? '')
}

describe.runIf(hasChromium)('given the demo', () => {
  it('when a task of each of its three projects is labeled, then each export holds the work', async () => {
    const { page } = at
    const links = await page.locator('tbody tr td:first-child a').all()
    const addresses = await Promise.all(links.map((project) => project.getAttribute('href')))
    const kinds: string[] = []
    for (const address of addresses) {
      await page.goto(new URL(address ?? '', page.url()).href)
      await startLabeling(page)
      await label(page)
      await submit(page)
      const tasks = await exportJson(page, Number(/\d+/.exec(address ?? '')?.[0]))
      const results = tasks.flatMap(({ annotations }) => annotations.flatMap(({ result }) => result))
      kinds.push(results.map(({ type }) => type).join())
    }
    expect(kinds.toSorted()).toEqual(['choices', 'labels', 'rectanglelabels'])
    expect(at.complaints).toEqual([])
  })
})
