import { join } from 'node:path'
import { expect } from 'vitest'
import { describeLocation, parseLocation } from '../../src/db/location.js'
import type { Db, Tx } from '../../src/db/schema.js'
import { inUnit, withoutLogin } from '../../src/history/unit.js'
import { insertUser } from '../../src/identity/queries/writes.js'
import { openSession } from '../../src/identity/services/sessions.js'
import { insertTicket } from '../../src/tickets/queries/writes.js'
import { ownFolder } from '../helpers/own-folder.js'
import { ROOT } from '../helpers/root.js'
import { type Ran, type RunOptions, runWith } from '../helpers/run.js'
import { CHEAP_HASH, contentOf } from '../helpers/world.js'

export const HINT = {
  again: 'Run the command again.',
  server: 'Is the server running (in XAMPP: MySQL, Start)?',
  access:
    'Set the password in the configuration, in HELPDESK_DATABASE or in HELPDESK_DATABASE_PASSWORD, or ask a DBA for the right.',
}
/** The whole answer of a command that fails: one line, or two. */
export const failed = (code: number, error: string, hint?: string): Ran => ({
  code,
  out: '',
  err: `error: ${error}\n${hint ? `hint: ${hint}\n` : ''}`,
})
export const REFUSED = { code: 7, out: '', err: expect.stringMatching(/^error: [^\n]+\n(hint: [^\n]+\n)?$/) }
export const UNEXPECTED = /unexpectedly|\n {4}at /
export const address = (url: string) => describeLocation(parseLocation(url, ROOT))

/** Does something that is to fail, and expects every row to be what it was. */
export async function unchanged<T>(db: Db, act: () => Promise<T>): Promise<T> {
  const look = () =>
    Promise.all((['ticket', 'comment', 'user', 'helpdesk_event'] as const).map((table) => contentOf(db, table)))
  const before = await look()
  const result = await act()
  expect(await look()).toEqual(before)
  return result
}

/** The error that a unit of work ends with. */
export const errorOf = (db: Db, work: (tx: Tx) => Promise<unknown>): Promise<unknown> =>
  inUnit(withoutLogin(db), ({ tx, record }) => {
    record({ entity: 'ticket', entityId: 1, field: 'title', newValue: 'never' })
    return work(tx)
  }).then(
    () => expect.fail('The unit succeeded.'),
    (error: unknown) => error,
  )

/** A session of Tom the technician, and a ticket for him to take. */
export async function settle(db: Db): Promise<string> {
  return inUnit(withoutLogin(db), async (unit) => {
    const { tx } = unit
    const user = {
      username: 'tim',
      email: 'tim@example.org',
      fullName: 'Tim',
      role: 'TECHNICIAN' as const,
      passwordHash: CHEAP_HASH,
    }
    const id = await insertUser(tx, user)
    const ticket = {
      title: 'Screen',
      description: 'Black.',
      categoryId: 1,
      priorityId: 1,
      statusId: 1,
      requesterId: id,
    }
    await insertTicket(tx, ticket)
    await insertTicket(tx, ticket)
    return openSession(unit, { id, passwordHash: CHEAP_HASH }, 'test')
  })
}

export const folder = ownFolder('failing')

export const run = (line: string, url: string, token = 'x', { env, ...options }: RunOptions = {}) =>
  runWith(line.split(' '), {
    ...options,
    folders: { config: join(folder, 'config'), data: join(folder, 'data') },
    env: { HELPDESK_DATABASE: url, HELPDESK_TOKEN: token, ...env },
  })
