import { createConnection } from 'mysql2/promise'
import type { TestProject } from 'vitest/node'
import { startMariadb } from './mariadb.js'

const NOT_TESTED =
  '!!! NOT TESTED ON MySQL/MariaDB: no mariadbd here, and it could not be installed. HELPDESK_TEST_DATABASE names a server that is there. !!!'

/** Provides a server for the MySQL half of the tests; without one that half is left out, loudly, and CI fails at once. */
export default async function setup(project: TestProject) {
  const given = process.env.HELPDESK_TEST_DATABASE
  if (given) {
    project.provide('mysqlServer', await reached(withoutName(given)))
    return
  }
  const server = await startMariadb()
  project.provide('mysqlServer', server?.address ?? null)
  if (server) return () => server.stop()
  if (process.env.CI === 'true') throw new Error(NOT_TESTED)
  console.error(`\n${NOT_TESTED}\n`)
  return () => console.error(`\n${NOT_TESTED}\n`)
}

/** `mysql://user@host:port/name` and `mysql://user@host:port/` without what follows the port: tests make databases of their own. */
const withoutName = (address: string) => address.replace(/^(\w+:\/\/[^/]+).*$/, '$1')

async function reached(address: string): Promise<string> {
  try {
    await (await createConnection(address)).end()
    return address
  } catch (cause) {
    throw new Error('The server that HELPDESK_TEST_DATABASE names does not let the tests in.', { cause })
  }
}
