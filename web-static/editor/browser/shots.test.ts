/** Pictures of the playground, for eyes: SHOTS=/tmp/shots npx vitest run --config vitest.browser.config.ts browser/shots.test.ts */
import { mkdirSync } from 'node:fs'
import { it } from 'vitest'
import { hasChromium, openSite, type Site } from './site'

const folder = process.env['SHOTS'] ?? ''
const samples = (process.env['SAMPLES'] ?? 'image ner classification page broken').split(' ')
const VIEWS = [
  ['light', 1440, 900],
  ['dark', 1440, 900],
  ['phone', 390, 844],
] as const

interface Inside {
  readonly docketStore: { readonly ui: { set(change: object): void } }
}

/** A state worth looking at: something selected, a label in hand. */
const STATES: Readonly<Record<string, object>> = {
  image: { selection: ['box7'], tool: 'rectangle', inHand: { box: ['Truck'] } },
  ner: { selection: ['span5'] },
}

it.runIf(hasChromium && folder !== '')('takes pictures', { timeout: 120_000 }, async () => {
  mkdirSync(folder, { recursive: true })
  const site = await openSite()
  for (const sample of samples) for (const [view, width, height] of VIEWS) await shoot(site, sample, { view, width, height })
  await site.close()
})

async function shoot(site: Site, sample: string, { view, width, height }: { view: string; width: number; height: number }): Promise<void> {
  const page = await site.context.newPage()
  page.on('console', (message) => message.type() === 'error' && process.stdout.write(`${sample} ${view}: ${message.text()}\n`))
  page.on('pageerror', (error) => process.stdout.write(`${sample} ${view}: ${error.stack}\n`))
  await page.setViewportSize({ width, height })
  await page.goto(`${site.address}?sample=${sample}&theme=${view === 'dark' ? 'dark' : 'light'}`)
  await page.waitForSelector('.dk-bottom')
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(400)
  await page.evaluate((state) => (window as never as Inside).docketStore.ui.set(state), STATES[sample] ?? {})
  await page.waitForTimeout(250)
  await page.screenshot({ path: `${folder}/${sample}-${view}.png` })
  await page.close()
}
