import { inject } from 'vitest'

export type EngineName = 'sqlite' | 'mysql'

const server = inject('mysqlServer')
if (server === undefined)
  throw new Error(
    'No server was looked for: start the tests with vitest.config.ts, and again where a file has begun to import engines.ts.',
  )

/** `describe.each(engines)`: on both engines. For a test file that imports this, a server is started before the run. */
export const engines: readonly EngineName[] = namesOf(server)

function namesOf(server: string | null): readonly EngineName[] {
  if (inject('clusterHosts')) return ['mysql']
  return server === null ? ['sqlite'] : ['sqlite', 'mysql']
}

/** `describe.runIf(hasServer)`: what only a server has. */
export const hasServer = server !== null
