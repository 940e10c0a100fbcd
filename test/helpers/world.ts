import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { createConnection } from 'mysql2/promise'
import { expect } from 'vitest'
import type { Role } from '../../src/core/roles.js'
import { locationKey } from '../../src/db/address/place.js'
import { parseLocation } from '../../src/db/location.js'
import { openDatabase } from '../../src/db/open.js'
import type { Db } from '../../src/db/schema.js'
import { inUnit, withoutLogin } from '../../src/history/unit.js'
import { insertUser } from '../../src/identity/queries/writes.js'
import { openSession } from '../../src/identity/services/sessions.js'
import { openSessionStore } from '../../src/machine/session-store.js'
import { bringUpToDate } from '../../src/maintenance/services/bring-up-to-date.js'
import { insertTicket } from '../../src/tickets/queries/writes.js'
import type { EngineName } from './engines.js'
import { ROOT } from './root.js'
import { type Ran, type RunOptions, runWith } from './run.js'
import { serverAddress } from './server.js'

/** `secret`, made with one iteration: tests need not wait for a real one. */
export const CHEAP_HASH = 'pbkdf2:sha256:1$salt$38df428b309308e48c3687e7f90bda0e9cf253568c21ec754a0e076ab4ab6423'

/** An address of a new, empty database; of MySQL's on `server`. */
export async function newDatabase(
  engine: EngineName,
  folder: string,
  options = '',
  server?: string,
): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `helpdesk_test_${randomUUID().slice(0, 8)}`
  if (engine === 'sqlite') return { url: `sqlite:${join(folder, `${name}.db`)}`, drop: async () => {} }
  const address = server ?? serverAddress()
  const root = await createConnection(address)
  await root.query(`create database ${name} ${options}`)
  return {
    url: `${address}/${name}`,
    async drop() {
      await root.query(`drop database if exists ${name}`)
      await root.end()
    },
  }
}

export type World = Awaited<ReturnType<typeof createWorld>>

/** A helpdesk of five people without tickets, and a way to run commands against it as each of them. */
export async function createWorld(engine: EngineName, server?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'helpdesk-test-'))
  const database = await newDatabase(engine, folder, '', server)
  const location = parseLocation(database.url, folder)
  const db = await openDatabase(location, { create: true })
  await bringUpToDate(db, ROOT)
  const configOf = (name: string) => join(folder, 'home', name)
  const ids: Record<string, number> = {}
  const tokens: Record<string, string> = {}

  async function addUser(username: string, role: string) {
    await inUnit(withoutLogin(db), async ({ tx }) => {
      const id = await insertUser(tx, {
        username,
        email: `${username}@example.org`,
        fullName: `${username[0]?.toUpperCase()}${username.slice(1)} Test`,
        role: role as Role,
        passwordHash: CHEAP_HASH,
      })
      ids[username] = id
    })
    await logIn(username)
    return ids[username] as number
  }
  /** Gives somebody a session, without the time that a login takes. */
  async function logIn(username: string) {
    const id = ids[username] ?? 0
    const token = await inUnit(withoutLogin(db), (unit) => openSession(unit, { id, passwordHash: CHEAP_HASH }, 'test'))
    await openSessionStore(configOf(username), locationKey(location)).save(token)
    tokens[username] = token
  }
  await addUser('ada', 'ADMIN')
  for (const name of ['tom', 'tess']) await addUser(name, 'TECHNICIAN')
  for (const name of ['emma', 'eric']) await addUser(name, 'EMPLOYEE')

  /** Adds a ticket; in the statuses 1 pending, 2 in progress, 3 resolved. */
  const addTicket = (
    ticket: { title?: string; requester?: string; assignee?: string; status?: number; priority?: number } = {},
  ) =>
    inUnit(withoutLogin(db), ({ tx }) =>
      insertTicket(tx, {
        title: ticket.title ?? 'Printer on fire',
        description: 'It burns.',
        categoryId: 1,
        priorityId: ticket.priority ?? 2,
        statusId: ticket.status ?? 1,
        requesterId: ids[ticket.requester ?? 'emma'] ?? 0,
        assigneeId: ticket.assignee === undefined ? null : (ids[ticket.assignee] ?? 0),
        closed: ticket.status === 3,
      }),
    )

  /** Runs one command line; a string is split at blanks. */
  function helpdesk(line: string | string[], options: RunOptions = {}): Promise<Ran> {
    const argv = typeof line === 'string' ? line.split(' ').filter(Boolean) : line
    return runWith(argv, {
      ...options,
      folders: {
        config: configOf(options.as ?? 'nobody'),
        data: join(folder, 'data'),
        state: join(folder, 'state', options.as ?? 'nobody'),
      },
      env: { HELPDESK_DATABASE: database.url, ...options.env },
      cwd: folder,
    })
  }

  /** The parsed JSON of a command that succeeds. */
  async function json<T = Record<string, unknown>>(line: string | string[], options: RunOptions = {}): Promise<T> {
    const argv = typeof line === 'string' ? line.split(' ').filter(Boolean) : line
    const ran = await helpdesk([...argv, '--json'], options)
    if (ran.code !== 0) throw new Error(`${argv.join(' ')}: ${ran.code} ${ran.err}`)
    return JSON.parse(ran.out) as T
  }

  /** What a command writes, without empty lines. */
  const lines = async (...args: Parameters<typeof helpdesk>) =>
    (await helpdesk(...args)).out.split('\n').filter(Boolean)

  /** Runs a command that is to end with this code; answers what it says. */
  async function fails(line: string | string[], as: string, code: number, stdin = ''): Promise<string> {
    const ran = await helpdesk(line, { as, stdin })
    expect([line, ran.code]).toEqual([line, code])
    return ran.err
  }

  return {
    engine,
    db,
    ids,
    tokens,
    url: database.url,
    folder,
    configOf,
    addUser,
    logIn,
    addTicket,
    helpdesk,
    lines,
    fails,
    json,
    async destroy() {
      await db.destroy()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A fingerprint of every row of a table, for «nothing was changed». */
export async function contentOf(
  db: Db,
  table: 'ticket' | 'user' | 'comment' | 'helpdesk_event' | 'status' | 'category' | 'priority',
) {
  const { rows } = await sql`select * from ${sql.table(table)} order by id`.execute(db)
  return rows
}
