import { execFileSync } from 'node:child_process'
import type { TestProject } from 'vitest/node'
import { startMariadb } from './mariadb.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of a MySQL or MariaDB server without a database name, or null where there is none. */
    mysqlServer: string | null
  }
}

/** Builds the program and provides a server for the MySQL half of the tests; without one that half is left out, loudly. */
export default async function setup(project: TestProject) {
  execFileSync('node', ['build.js'], { stdio: 'inherit' })
  const given = process.env.HELPDESK_TEST_DATABASE
  const server = given ? { address: withoutName(given), stop: async () => {} } : await startMariadb()
  project.provide('mysqlServer', server?.address ?? null)
  return async () => {
    await server?.stop()
    if (server) return
    console.error('\n!!! NOT TESTED ON MySQL/MariaDB: no mariadbd here, and it could not be installed. Only SQLite was tested. !!!\n')
    if (process.env.CI === 'true') process.exitCode = 1
  }
}

/** `mysql://user@host:port/name` and `mysql://user@host:port/` without what follows the port: tests make databases of their own. */
const withoutName = (address: string) => address.replace(/^(\w+:\/\/[^/]+).*$/, '$1')
