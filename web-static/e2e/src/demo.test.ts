import { describe, expect, it } from 'vitest'
import { hasChromium, visit } from './browser'
import { startLabeling } from './person'

/** The sign-in link that `./docket demo` prints. */
const link = process.env['DOCKET_DEMO_URL']

describe.runIf(hasChromium && link !== undefined)('given the demo', () => {
  it('when its link is opened, then each of its three projects can be labeled', async () => {
    const { page, complaints, close } = await visit()
    await page.goto(link ?? '')
    await page.waitForURL('**/projects')
    const names = await page.locator('tbody tr td:first-child a').allTextContents()
    expect(names).toHaveLength(3)
    for (const name of names) {
      await page.goto(new URL('/projects', page.url()).href)
      await page.getByRole('link', { name, exact: true }).first().click()
      await startLabeling(page)
    }
    expect(complaints).toEqual([])
    await close()
  })
})
