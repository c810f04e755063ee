import { type BrowserContext, type Page } from 'playwright-core'
import { openBrowser } from '../../browser/chromium'

export { accessibility, hasChromium } from '../../browser/chromium'

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
  const { context, close } = await openBrowser(size)
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
  return { page, context, complaints, close }
}
