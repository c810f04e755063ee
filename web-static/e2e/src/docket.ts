import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    readonly docket: string
  }
}

const LAUNCHER = join(import.meta.dirname, '../../../docket')
/** The first start may have to build the server. */
const PATIENCE_MS = 900_000

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))))
    })
  })

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/api/version`)).ok
  } catch {
    return false
  }
}

async function untilAnswers(address: string, isAlive: () => boolean): Promise<void> {
  for (const start = Date.now(); Date.now() - start < PATIENCE_MS;) {
    if (await answers(address)) return
    if (!isAlive()) throw new Error('Docket ended before it answered')
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`Docket does not answer at ${address}`)
}

/** A Docket of one's own in a folder of one's own, unless `DOCKET_URL` names one that runs. */
export default async function setup(project: TestProject): Promise<() => void> {
  const given = process.env['DOCKET_URL']
  if (given !== undefined) {
    project.provide('docket', given.replace(/\/$/, ''))
    return () => undefined
  }
  const port = await freePort()
  const data = mkdtempSync(join(tmpdir(), 'docket-e2e-'))
  const server = spawn(LAUNCHER, ['up', '--port', String(port), '--data', data], { stdio: 'inherit', detached: true })
  const stop = () => {
    if (server.pid !== undefined && server.exitCode === null) process.kill(-server.pid)
    rmSync(data, { recursive: true, force: true })
  }
  const address = `http://127.0.0.1:${port}`
  try {
    await untilAnswers(address, () => server.exitCode === null)
  } catch (problem) {
    stop()
    throw problem
  }
  project.provide('docket', address)
  return stop
}
