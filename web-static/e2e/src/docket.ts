import { type TestProject } from 'vitest/node'
import { startServer } from './server'

declare module 'vitest' {
  interface ProvidedContext {
    readonly docket: string
  }
}

/** A Docket of one's own in a folder of one's own, unless `DOCKET_URL` names one that runs. */
export default async function setup(project: TestProject): Promise<() => void> {
  const given = process.env['DOCKET_URL']
  if (given !== undefined) {
    project.provide('docket', given.replace(/\/$/, ''))
    return () => undefined
  }
  const server = await startServer('up')
  project.provide('docket', server.address)
  return server.stop
}
