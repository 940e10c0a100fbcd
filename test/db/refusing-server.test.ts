import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Connection, createConnection } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { explainDatabaseError } from '../../src/db/errors.js'
import { faultOf } from '../../src/db/faults.js'
import { parseLocation } from '../../src/db/location.js'
import type { Tx } from '../../src/db/schema.js'
import { inUnit, withoutLogin } from '../../src/history/unit.js'
import { insertComment } from '../../src/tickets/queries/comments.js'
import { insertTicket, updateTickets } from '../../src/tickets/queries/writes.js'
import { hasServer } from '../helpers/engines.js'
import { ROOT } from '../helpers/root.js'
import { createWorld, type World } from '../helpers/world.js'
import { address, errorOf, failed, HINT, run, settle, unchanged } from './failing.js'

describe.runIf(hasServer).each(['mysql'] as const)('a %s server that refuses', (engine) => {
  let world: World
  let token: string
  let root: Connection
  beforeAll(async () => {
    world = await createWorld(engine)
    token = await settle(world.db)
    root = await createConnection(world.url)
  })
  afterAll(async () => {
    await root.end()
    await world.destroy()
  })
  const take = (url = world.url) => unchanged(world.db, () => run('ticket take 1', url, token))
  const database = () => parseLocation(world.url, ROOT) as { database: string }

  /** The address of a new user of the server with only these rights; DB stands for the database. */
  async function account(rights: readonly string[], password = ''): Promise<string> {
    const name = `t${Math.random().toString(36).slice(2, 12)}`
    await root.query(`create user ${name} identified by '${password}'`)
    onTestFinished(async () => void (await root.query(`drop user ${name}`)))
    for (const right of rights) await root.query(`grant ${right.replaceAll('DB', database().database)} to ${name}`)
    return world.url.replace(/\/\/[^@]*@/, `//${name}:${password}@`)
  }

  it.each<[string, rights: string[], proof: RegExp]>([
    ['no right on the database (1044)', [], /Access denied for user .* to database/],
    ['no right to read (1142)', ['insert on DB.*'], /SELECT command denied to user .* for table/],
    [
      'no right to write (1142)',
      ['select on DB.*'],
      /(?:UPDATE|SELECT with locking clause) command denied to user .* for table/,
    ],
    [
      'no right to write the history (1142)',
      ['select, update on DB.*'],
      /INSERT command denied to user .* for table .*helpdesk_event/,
    ],
    [
      'no right on a column (1143)',
      [
        'select on DB.helpdesk_session',
        'select on DB.helpdesk_migration',
        'select, update on DB.ticket',
        'select (id, username) on DB.user',
      ],
      /SELECT command denied to user .* for column/,
    ],
  ])('%s', async (_, rights, proof) => {
    const url = await account(rights)
    const message = `The database refused: its user lacks the right, or the password is wrong: ${address(url)}.`
    expect(await take(url)).toEqual(failed(7, message, HINT.access))
    expect((await run('ticket take 1 --debug', url, token)).err).toMatch(proof)
  })

  it('a wrong password (1045), without repeating it', async () => {
    const url = await account(['all privileges on DB.*'], 'right')
    const wrong = url.replace(':right@', ':hunter2@')
    const message = `The database refused: its user lacks the right, or the password is wrong: ${address(wrong)}.`
    expect(await take(wrong)).toEqual(failed(7, message, HINT.access))
    const debug = await run('ticket take 1 --debug', wrong, token)
    expect(debug.err).toMatch(/Access denied for user .*using password: YES/)
    expect(debug.err).not.toContain('hunter2')
    const silent = url.replace(':right@', '@')
    expect((await run('ticket show 1', silent, token, { env: { HELPDESK_DATABASE_PASSWORD: 'wrong' } })).code).toBe(7)
    expect((await run('ticket show 1', silent, token, { env: { HELPDESK_DATABASE_PASSWORD: 'right' } })).code).toBe(0)
  })

  it('a name that it has no database of (1049), and the statement that makes it', async () => {
    const url = world.url.replace(/\/\w+$/, '/no_such_helpdesk')
    expect(await take(url)).toEqual(
      failed(
        7,
        `The server has no database of that name: ${address(url)}.`,
        'CREATE DATABASE no_such_helpdesk CHARACTER SET utf8mb4;',
      ),
    )
  })

  const ticket = { title: 'x', description: 'x', categoryId: 1, priorityId: 1, statusId: 1, requesterId: 1 }
  it.each<[string, work: (tx: Tx) => Promise<unknown>]>([
    ['a title that is too long (1406)', (tx) => insertTicket(tx, { ...ticket, title: 'x'.repeat(201) })],
    [
      'a text that is too long (1406)',
      (tx) => insertComment(tx, { ticketId: 1, userId: 1, content: 'x'.repeat(65_536) }),
    ],
    ['a number that is too large (1264)', (tx) => insertTicket(tx, { ...ticket, categoryId: 2 ** 31 })],
  ])('%s', async (_, work) => {
    const error = await unchanged(world.db, () => errorOf(world.db, work))
    expect(faultOf(error)).toBe('bad-value')
    expect(explainDatabaseError(error, 'here')).toMatchObject({
      code: 'INVALID',
      text: { en: 'The database refused a value as too long or out of range; nothing was changed.' },
    })
  })

  it.each(['latin1', 'utf8mb3'])('a character that a column in %s cannot hold (1366)', async (charset) => {
    await root.query(`alter table comment modify content text character set ${charset} not null`)
    onTestFinished(
      async () => void (await root.query('alter table comment modify content text character set utf8mb4 not null')),
    )
    expect(await unchanged(world.db, () => run('ticket comment 1 -m 🔥', world.url, token))).toEqual(
      failed(
        2,
        'The database cannot store a character of this text; nothing was changed.',
        'A column of it is not utf8mb4.',
      ),
    )
    expect(await run('ticket comment 1 -m é', world.url, token)).toMatchObject({ code: 0, err: '' })
  })

  const claim = (tx: Tx, id: number) => updateTickets(tx, [id], { from: {}, to: { title: 'claimed' } })

  /** Waits until some connection to the database is at a statement that begins so, and returns its number. */
  async function waiting(statement: string): Promise<number> {
    for (let i = 0; i < 400; i++) {
      const [rows] = await root.query('select id from information_schema.processlist where db = ? and info like ?', [
        database().database,
        `${statement}%`,
      ])
      const id = (rows as { id: number }[])[0]?.id
      if (id !== undefined) return id
      await setTimeout(10)
    }
    throw new Error(`Nobody is at '${statement}'.`)
  }

  it('a deadlock (1213)', async () => {
    const other = await createConnection(world.url)
    await other.beginTransaction()
    // The server ends the transaction that has changed less.
    for (let i = 0; i < 20; i++) await other.query('insert into category (name) values (?)', [`heavy ${i}`])
    await other.query('update ticket set title = title where id = 2')
    const error = await unchanged(world.db, async () => {
      // No unit, which would be run again.
      const work = world.db.transaction().execute(async (tx) => {
        await claim(tx, 1)
        const second = claim(tx, 2)
        second.catch(() => {})
        await waiting('update `ticket`')
        const crossing = other.query("update ticket set title = 'x' where id = 1")
        await second.finally(() => void crossing.catch(() => {}))
      })
      const ended = await work.catch((error: unknown) => error)
      await other.rollback()
      return ended
    })
    await other.end()
    expect(error).toMatchObject({ errno: 1213 })
    expect(faultOf(error)).toBe('deadlock')
    expect(explainDatabaseError(error, 'here')).toMatchObject({
      code: 'DATABASE',
      text: { en: 'Another program changed the same rows at the same moment; nothing was changed here.' },
      hint: { say: { en: HINT.again } },
    })
  })

  const LOST = 'The connection to the database was lost; nothing was changed.'

  it('to go on: it kills the connection while a command waits, which is run again', async () => {
    const other = await createConnection(world.url)
    await other.beginTransaction()
    await other.query('select * from ticket where id = 1 for update')
    const kill = async () => {
      await root.query(`kill ${await waiting('select 0 as part%for update')}`)
      await other.end()
    }
    const [ran] = await Promise.all([run('ticket take 1', world.url, token), kill()])
    expect(ran).toMatchObject({ code: 0 })
    expect(await run('ticket unassign 1', world.url, token)).toMatchObject({ code: 0 })
  })

  it('to go on: it kills the connection between two statements of a unit', async () => {
    const kill = async (tx: Tx) => {
      const { rows } = await sql<{ id: number }>`select connection_id() as id`.execute(tx)
      await claim(tx, 1)
      await root.query(`kill ${rows[0]?.id}`)
    }
    const atOnce = await unchanged(world.db, () => errorOf(world.db, async (tx) => kill(tx).then(() => claim(tx, 2))))
    expect(faultOf(atOnce)).toBe('lost')
    const later = await unchanged(world.db, () =>
      errorOf(world.db, async (tx) => {
        await kill(tx)
        await setTimeout(100)
        await claim(tx, 2)
      }),
    )
    expect(later).toMatchObject({ message: expect.stringContaining('closed state') })
    expect(explainDatabaseError(later, 'here')).toMatchObject({
      code: 'DATABASE',
      text: { en: LOST },
      hint: { say: { en: HINT.again } },
    })
  })

  it('to keep an idle connection: the next unit opens another', async () => {
    const { rows } = await sql<{ id: number }>`select connection_id() as id`.execute(world.db)
    await root.query(`kill ${rows[0]?.id}`)
    await setTimeout(100)
    expect(await inUnit(withoutLogin(world.db), ({ tx }) => claim(tx, 1))).toMatchObject({ count: 1 })
  })
})
