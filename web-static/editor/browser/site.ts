import { join } from 'node:path'
import { type BrowserContext } from 'playwright-core'
import { preview } from 'vite'
import { openBrowser } from '../../browser/chromium'

export { accessibility, hasChromium } from '../../browser/chromium'

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
  const address = server.resolvedUrls?.local[0]
  if (address === undefined) throw new Error('The preview server has no address')
  const browser = await openBrowser()
  return {
    address,
    context: browser.context,
    async close() {
      await browser.close()
      await server.close()
    },
  }
}
