import { type Page } from 'playwright-core'
import { type Site } from './site'

/** What the playground lays open for tests. */
export interface Inside {
  readonly docketSent: Record<string, { readonly result: readonly Sent[]; readonly leadTime: number }[]>
  readonly docketViolations: string[]
}

export interface Sent {
  readonly id: string
  readonly from_name: string
  readonly type: string
  readonly value?: Record<string, unknown>
  readonly original_width?: number
}

export interface Opened {
  readonly page: Page
  /** Console errors and page errors so far. */
  readonly errors: string[]
}

export async function open(site: Site, query: string, size = { width: 1440, height: 900 }): Promise<Opened> {
  const page = await site.context.newPage()
  const errors: string[] = []
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  page.on('pageerror', (error) => errors.push(error.message))
  await page.addInitScript(() => {
    const violations: string[] = []
    Object.assign(window, { docketViolations: violations })
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    )
  })
  await page.setViewportSize(size)
  await page.goto(`${site.address}?${query}`)
  await page.waitForSelector('.dk-bottom')
  return { page, errors }
}

const SAMPLE_MS = 200

/** How many times longer anything takes because other processes want the processors, too; 1 on a quiet machine. */
export function contention(): number {
  const [started, before] = [performance.now(), process.cpuUsage()]
  while (performance.now() - started < SAMPLE_MS);
  const { user, system } = process.cpuUsage(before)
  return Math.max(1, ((performance.now() - started) * 1000) / (user + system))
}

/** Waits until the image's canvases are in place. */
export const imageReady = async (page: Page): Promise<void> => {
  await page.waitForSelector('.dk-zoom')
  await page.waitForTimeout(100)
}

/** Drags on the stage, in percent of the stage's window. */
export async function drag(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const box = await page.locator('.dk-stage-window').boundingBox()
  if (box === null) throw new Error('There is no stage')
  const at = ([x, y]: readonly [number, number]) => [box.x + (box.width * x) / 100, box.y + (box.height * y) / 100] as const
  await page.mouse.move(...at(from))
  await page.mouse.down()
  await page.mouse.move(...at(to), { steps: 5 })
  await page.mouse.up()
}

export const sent = (page: Page, way: string) => page.evaluate((name) => (window as never as Inside).docketSent[name] ?? [], way)

export const violations = (page: Page) => page.evaluate(() => (window as never as Inside).docketViolations)
