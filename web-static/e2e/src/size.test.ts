import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { docket } from './person'

/** Scripts and styles that the first screen waits for, compressed. */
const MOST_BYTES = 215_000

describe('given the first load', () => {
  it('when all that the page names is counted, then it is within its budget', async () => {
    const page = await (await fetch(`${docket()}/user/login`, { headers: { Accept: 'text/html' } })).text()
    const addresses = [...page.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map(([, address]) => address ?? '')
    expect(addresses.length).toBeGreaterThan(2)
    const sizes = await Promise.all(
      addresses.map(async (address) => gzipSync(Buffer.from(await (await fetch(docket() + address)).arrayBuffer())).length),
    )
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES)
  })
})
