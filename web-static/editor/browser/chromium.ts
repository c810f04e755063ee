import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext } from 'playwright-core'
import { preview } from 'vite'

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

export interface Site {
  readonly address: string
  readonly context: BrowserContext
  close(): Promise<void>
}

/** The built playground, served as production is, and a browser of its own. */
export async function openSite(): Promise<Site> {
  const server = await preview({
    configFile: join(import.meta.dirname, '../vite.playground.config.ts'),
    root: join(import.meta.dirname, '../playground'),
    preview: { port: 0, host: '127.0.0.1' },
  })
  const profile = mkdtempSync(join(tmpdir(), 'docket-chromium-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: EXECUTABLE,
    headless: true,
    args: FLAGS,
    viewport: { width: 1440, height: 900 },
  })
  const address = server.resolvedUrls?.local[0]
  if (address === undefined) throw new Error('The preview server has no address')
  return {
    address,
    context,
    async close() {
      await context.close()
      await server.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}
