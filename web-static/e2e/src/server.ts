import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const LAUNCHER = join(import.meta.dirname, '../../../docket')
/** The first start may have to build the server. */
export const START_PATIENCE_MS = 900_000

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))))
    })
  })

export interface Server {
  readonly address: string
  /** Everything the launcher printed until it was ready. */
  readonly greeting: string
  stop(): void
}

/** A Docket of one's own, on a port and in a folder of its own, once it says that it is ready. */
export async function startServer(command: 'up' | 'demo'): Promise<Server> {
  const port = await freePort()
  const data = mkdtempSync(join(tmpdir(), 'docket-e2e-'))
  // Under the test runner's own NODE_ENV the launcher would build React's development edition.
  const { NODE_ENV: _testing, ...env } = process.env
  const server = spawn(LAUNCHER, [command, '--port', String(port), '--data', data], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  const stop = () => {
    process.off('exit', stop)
    if (server.pid !== undefined && server.exitCode === null) process.kill(-server.pid)
    rmSync(data, { recursive: true, force: true })
  }
  process.once('exit', stop) // a run that is cut off leaves neither the server nor its folder
  try {
    const greeting = await new Promise<string>((resolve, reject) => {
      let printed = ''
      server.stdout.on('data', (chunk: Buffer) => {
        printed += chunk.toString()
        if (/^ready /m.test(printed)) resolve(printed)
      })
      server.once('error', reject)
      server.once('exit', () => reject(new Error(`Docket ended before it was ready: ${printed}`)))
      setTimeout(() => reject(new Error(`Docket is not ready: ${printed}`)), START_PATIENCE_MS).unref()
    })
    return { address: `http://127.0.0.1:${port}`, greeting, stop }
  } catch (problem) {
    stop()
    throw problem
  }
}
