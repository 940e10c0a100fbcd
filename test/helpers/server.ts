import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /**
     * The address of a MySQL or MariaDB server without a database; null where there is none, absent where none was
     * looked for.
     */
    mysqlServer?: string | null
    /** `127.0.0.1:PORT` of the nodes of a cluster, where that server is one of them. */
    clusterHosts?: readonly string[]
  }
}

/** The address of the tests' server, without a database. It is there for a test file that imports `engines.ts`. */
export function serverAddress(): string {
  const address = inject('mysqlServer')
  if (!address)
    throw new Error(
      'There is no MySQL server in this run: a test on MySQL takes its engine from test/helpers/engines.ts.',
    )
  return address
}
