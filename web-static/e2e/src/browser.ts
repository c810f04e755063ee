import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
  /** What the console, the page and the content policy complained of. */
  readonly complaints: string[]
  close(): Promise<void>
}

const PATIENCE_MS = 12_000

/** Answers that are part of the work: an empty queue is told by 404. */
const EXPECTED = [/\/api\/projects\/\d+\/next$/]

export async function visit(size = { width: 1440, height: 900 }): Promise<Visit> {
  const profile = mkdtempSync(join(tmpdir(), 'docket-e2e-browser-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: EXECUTABLE,
    headless: true,
    args: FLAGS,
    viewport: size,
    acceptDownloads: true,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const complaints: string[] = []
  page.on('console', (message) => {
    const isExpected = EXPECTED.some((address) => address.test(message.location().url))
    if (message.type() === 'error' && !isExpected) complaints.push(`${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.exposeFunction('policyViolation', (text: string) => complaints.push(`policy: ${text}`))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      const tell = (window as unknown as { policyViolation(text: string): void }).policyViolation
      tell(`${violatedDirective} ${blockedURI} ${sample}`)
    })
  })
  const close = async () => {
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  }
  return { page, context, complaints, close }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Finding {
  readonly id: string
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[]
}

/** What axe finds against WCAG 2.2 A and AA, one line each. */
export async function accessibility(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource)
  const findings = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: unknown }> } }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    return (await axe.run({ runOnly: { type: 'tag', values: tags } })).violations
  })
  return (findings as readonly Finding[]).flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id}: ${target.join(' ')} ${failureSummary.replaceAll('\n', ' ')}`),
  )
}
