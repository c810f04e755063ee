/** Pictures of states worth a look: STATES=/tmp/states npx vitest run --config vitest.browser.config.ts browser/states.test.ts */
import { mkdirSync } from 'node:fs'
import { type Page } from 'playwright-core'
import { it } from 'vitest'
import { hasChromium, openSite } from './site'
import { drag, imageReady, open } from './inside'

const folder = process.env['STATES'] ?? ''

const STATES: Readonly<Record<string, { query: string; phone?: true; act(page: Page): Promise<void> }>> = {
  violation: { query: 'sample=image', act: (page) => page.keyboard.press('Control+Enter') },
  keys: { query: 'sample=image', act: (page) => page.keyboard.press('?') },
  sheet: { query: 'sample=image', phone: true, act: (page) => page.getByRole('button', { name: '13 regions' }).click() },
  polygon: {
    query: 'sample=image&theme=dark',
    async act(page) {
      await page.keyboard.press('p')
      for (const [x, y] of [
        [900, 150],
        [1000, 180],
        [950, 300],
      ] as const)
        await page.mouse.click(x, y)
      await page.mouse.move(880, 260)
    },
  },
  edited: {
    query: 'sample=image',
    async act(page) {
      await page.keyboard.press('5')
      await drag(page, [86, 80], [90, 90])
      await page.getByRole('treeitem', { name: /14 Worker/ }).click()
      await page.getByRole('radio', { name: /^Haze/ }).check()
      await page.waitForTimeout(200)
    },
  },
  reason: {
    query: 'sample=classification',
    async act(page) {
      await page.keyboard.press('3')
      await page.locator('textarea').fill('two days late')
      await page.keyboard.press('Shift+Enter')
      await page.keyboard.press('Control+Enter')
    },
  },
  overlap: {
    query: 'sample=ner',
    async act(page) {
      await page.evaluate(() => {
        const { docketStore: store } = window as never as { docketStore: { ui: { set(change: object): void; get(): { inHand: object } } } }
        store.ui.set({ inHand: { entity: ['Damage'] } })
      })
      const line = await page.locator('.dk-line').nth(2).boundingBox()
      if (line === null) return
      await page.mouse.move(line.x + 30, line.y + 18)
      await page.mouse.down()
      await page.mouse.move(line.x + 420, line.y + 54, { steps: 6 })
      await page.mouse.up()
    },
  },
}

it.runIf(hasChromium && folder !== '')('takes pictures of states', { timeout: 120_000 }, async () => {
  mkdirSync(folder, { recursive: true })
  const site = await openSite()
  for (const [name, { query, phone, act }] of Object.entries(STATES)) {
    const { page, errors } = await open(site, query, phone === true ? { width: 390, height: 844 } : { width: 1440, height: 900 })
    if (query.includes('image')) await imageReady(page)
    await act(page)
    await page.waitForTimeout(250)
    await page.screenshot({ path: `${folder}/${name}.png` })
    for (const error of errors) process.stdout.write(`${name}: ${error}\n`)
    await page.close()
  }
  await site.close()
})
