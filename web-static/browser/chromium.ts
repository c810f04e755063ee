import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type BrowserContext, type Page } from 'playwright-core'

const EXECUTABLE = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
]

export const hasChromium = existsSync(EXECUTABLE)
if (!hasChromium)
  process.stderr.write(`\n*** Browser tests are NOT run: there is no Chromium at ${EXECUTABLE}. Set CHROMIUM, or install it. ***\n\n`)

export interface Browser {
  readonly context: BrowserContext
  close(): Promise<void>
}

/** Asks Playwright for a profile that it removes itself, also when the run is cut off. */
const OWN_PROFILE = ''

/** A browser of one's own, with a profile that goes with it. */
export async function openBrowser(viewport = { width: 1440, height: 900 }): Promise<Browser> {
  const context = await chromium.launchPersistentContext(OWN_PROFILE, {
    executablePath: EXECUTABLE,
    headless: true,
    args: FLAGS,
    viewport,
    acceptDownloads: true,
  })
  return { context, close: () => context.close() }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

interface Finding {
  readonly id: string
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[]
}

/** What axe finds against WCAG 2.2 A and AA, one line each. It comes in through the debugger, which no content policy stops. */
export async function accessibility(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource)
  const findings = await page.evaluate(async (values) => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: unknown }> } }
    return (await axe.run({ runOnly: { type: 'tag', values } })).violations
  }, STANDARDS)
  return (findings as readonly Finding[]).flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id}: ${target.join(' ')} ${failureSummary.replaceAll('\n', ' ')}`),
  )
}
