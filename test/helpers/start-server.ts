import { createConnection } from 'mysql2/promise'
import type { TestProject } from 'vitest/node'
import { startMariadb } from './mariadb.js'

/**
 * Provides a server for the MySQL half of the tests; where there is none, `install.ts` has told that this half is left
 * out.
 */
export default (project: TestProject) => provideServer(project)

/** The same with options for a server of our own. */
export async function provideServer(project: TestProject, options: readonly string[] = []) {
  const given = process.env.HELPDESK_TEST_DATABASE
  if (given) {
    project.provide('mysqlServer', await reached(withoutName(given)))
    return
  }
  const server = await startMariadb(options)
  project.provide('mysqlServer', server?.address ?? null)
  return () => server?.stop()
}

/**
 * `mysql://user@host:port/name` and `mysql://user@host:port/` without what follows the port: tests make databases of
 * their own.
 */
const withoutName = (address: string) => address.replace(/^(\w+:\/\/[^/]+).*$/, '$1')

async function reached(address: string): Promise<string> {
  try {
    await (await createConnection(address)).end()
    return address
  } catch (cause) {
    throw new Error('The server that HELPDESK_TEST_DATABASE names does not let the tests in.', { cause })
  }
}
