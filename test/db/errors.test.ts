import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explainDatabaseError } from '../../src/db/errors.js'
import { faultOf } from '../../src/db/faults.js'
import { parseLocation } from '../../src/db/location.js'
import { migrate } from '../../src/db/migrate.js'
import { openDatabase } from '../../src/db/open.js'
import type { Tx } from '../../src/db/schema.js'
import { deleteStoredRows } from '../../src/history/stored-rows.js'
import { inUnit, withoutLogin } from '../../src/history/unit.js'
import { deleteUsers, insertUser } from '../../src/identity/queries/writes.js'
import { insertComment } from '../../src/tickets/queries/comments.js'
import { insertTicket } from '../../src/tickets/queries/writes.js'
import { TICKET } from '../../src/tickets/stored.js'
import { engines } from '../helpers/engines.js'
import { ROOT } from '../helpers/root.js'
import { createWorld, newDatabase, type World } from '../helpers/world.js'
import { address, errorOf, failed, folder, REFUSED, run, settle, unchanged } from './failing.js'

describe.each(engines)('a database that is not as it should be (%s)', (engine) => {
  let world: World
  let token: string
  beforeAll(async () => {
    world = await createWorld(engine)
    token = await settle(world.db)
  })
  afterAll(() => world.destroy())
  const NOT_SET_UP = (url: string) =>
    `The database is not set up for helpdesk, or its schema is older than this program: ${address(url)}.`

  it.each([
    ['ticket list', undefined],
    ['register --username bob --email b@example.org --name Bob --password-stdin', 'secret'],
    ['login bob --password-stdin', 'secret'],
  ])('is empty (1146): %s', async (line, stdin) => {
    const empty = await newDatabase(engine, folder)
    const db = await openDatabase(parseLocation(empty.url, folder), { create: true })
    await sql`select 1`.execute(db)
    const ran = await run(line, empty.url, token, stdin === undefined ? {} : { stdin })
    expect(await db.introspection.getTables()).toEqual([])
    await db.destroy()
    await empty.drop()
    expect(ran).toEqual(failed(7, NOT_SET_UP(empty.url), 'helpdesk db migrate'))
  })

  it('lacks a column (1054)', async () => {
    await sql`alter table helpdesk_event drop column new_name`.execute(world.db)
    const ran = await unchanged(world.db, () => run('ticket take 1', world.url, token))
    await sql`alter table helpdesk_event add column new_name varchar(255)`.execute(world.db)
    expect(ran).toEqual(failed(7, NOT_SET_UP(world.url), 'helpdesk db migrate'))
  })

  const ticket = { title: 'x', description: 'x', categoryId: 1, priorityId: 1, statusId: 1, requesterId: 1 }
  const nothing = null as unknown as string
  it.each<[name: string, fault: string, code: string, work: (tx: Tx) => Promise<unknown>]>([
    [
      'a name that is taken (1062)',
      'duplicate',
      'CONFLICT',
      (tx) => insertUser(tx, { username: 'ada', email: 'a@b', fullName: 'A', role: 'ADMIN', passwordHash: '!' }),
    ],
    [
      'nothing where something must be (1048)',
      'bad-value',
      'INVALID',
      (tx) => insertTicket(tx, { ...ticket, title: nothing }),
    ],
    [
      'a category that is gone (1452)',
      'missing-reference',
      'CONFLICT',
      (tx) => insertTicket(tx, { ...ticket, categoryId: 999 }),
    ],
    [
      'a ticket that is gone (1452)',
      'missing-reference',
      'CONFLICT',
      (tx) => insertComment(tx, { ticketId: 9, userId: 1, content: 'x' }),
    ],
  ])('refuses %s', async (_, fault, code, work) => {
    const error = await unchanged(world.db, () => errorOf(world.db, work))
    expect(faultOf(error)).toBe(fault)
    expect(explainDatabaseError(error, 'here')).toMatchObject({
      code,
      text: { en: expect.stringMatching(/nothing was changed\.$/) },
    })
  })

  it('refuses to delete somebody with tickets (1451)', async () => {
    const error = await unchanged(world.db, () => errorOf(world.db, (tx) => deleteUsers(tx, [world.ids.ada ?? 0, 6])))
    // SQLite has one code for both directions of a foreign key.
    expect(faultOf(error)).toBe(engine === 'mysql' ? 'still-referenced' : 'missing-reference')
    expect(explainDatabaseError(error, 'here')).toMatchObject({ code: 'CONFLICT' })
  })

  it('goes on after each of them', async () => {
    expect(await run('ticket take 1', world.url, token)).toMatchObject({ code: 0, err: '' })
    await inUnit(withoutLogin(world.db), ({ tx }) => deleteStoredRows(tx, TICKET, [1]))
  })
})

describe('an SQLite file', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld('sqlite')
    await settle(world.db)
  })
  afterAll(() => world.destroy())

  it.each(['ticket list', 'ticket take 1', 'db status', 'db migrate'])(
    'that is not there is not made: %s',
    async (line) => {
      const path = join(folder, 'nowhere', 'x.db')
      expect(await run(line, `sqlite:${path}`)).toEqual(
        failed(7, `There is no database at '${path}'.`, 'helpdesk init'),
      )
      expect(existsSync(join(folder, 'nowhere'))).toBe(false)
    },
  )

  it('that is none is left as it is', async () => {
    const path = join(folder, 'letter.txt')
    const text = 'Dear Sir or Madam,\n'.repeat(500)
    writeFileSync(path, text)
    for (const line of ['ticket take 1', 'db migrate']) {
      expect(await run(line, `sqlite:${path}`)).toEqual(
        failed(
          7,
          `The file is not an SQLite database: sqlite:${path}.`,
          'Name another file, with --database, HELPDESK_DATABASE or: helpdesk config set database sqlite:helpdesk.db',
        ),
      )
    }
    expect(readFileSync(path, 'utf8')).toBe(text)
  })

  it('that is a folder', async () => {
    const path = join(folder, 'folder.db')
    mkdirSync(path)
    const ran = await run('ticket take 1', `sqlite:${path}`)
    expect(ran).toEqual(REFUSED)
    expect(ran.err).toContain(`: sqlite:${path}.\n`)
    expect(ran.err).not.toMatch(/server|MySQL/)
  })

  const DAMAGES: [string, (bytes: Buffer) => Buffer][] = [
    ['overwritten', (bytes) => bytes.fill(0xff, 4096)],
    ...[50, 100, 1_024, 4_096, 10_000, 100_000].map((left): [string, (bytes: Buffer) => Buffer] => [
      `cut off after ${left} bytes`,
      (bytes) => bytes.subarray(0, left),
    ]),
  ]
  it.each(DAMAGES)('that is damaged: %s', async (what, damage) => {
    const path = join(folder, `damaged-${what.replaceAll(' ', '-')}.db`)
    const db = await openDatabase({ engine: 'sqlite', path }, { create: true })
    await migrate(db, ROOT)
    const known = await settle(db)
    await sql`pragma wal_checkpoint(truncate)`.execute(db)
    await db.destroy()
    const bytes = damage(readFileSync(path))
    writeFileSync(path, bytes)
    for (const line of ['ticket list', 'register --username b --email b@example.org --name B --password-stdin']) {
      const ran = await run(line, `sqlite:${path}`, known, { stdin: 'secret' })
      expect(ran).toEqual(
        failed(
          7,
          `The database file cannot be opened, read or written; it may be damaged: sqlite:${path}.`,
          `Move it away, and put a backup in its place: helpdesk db copy --from sqlite:backup.db --to sqlite:${path} --yes`,
        ),
      )
    }
    expect(readFileSync(path).equals(bytes)).toBe(true)
  })

  it('that may not be written', async () => {
    await sql`pragma query_only = on`.execute(world.db)
    const error = await errorOf(world.db, (tx) => insertComment(tx, { ticketId: 1, userId: 1, content: 'x' }))
    await sql`pragma query_only = off`.execute(world.db)
    expect(faultOf(error)).toBe('file-read-only')
    expect(explainDatabaseError(error, 'here')).toMatchObject({
      code: 'DATABASE',
      text: { en: 'The database file, or its folder, can only be read: here.' },
    })
  })

  it('that has no room left, and goes on when it has again', async () => {
    const content = 'x'.repeat(60_000)
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(world.db)
    await sql.raw(`pragma max_page_count = ${rows[0]?.page_count}`).execute(world.db)
    const error = await unchanged(world.db, () =>
      errorOf(world.db, (tx) => insertComment(tx, { ticketId: 1, userId: 1, content })),
    )
    await sql.raw('pragma max_page_count = 1073741823').execute(world.db)
    expect(faultOf(error)).toBe('full')
    expect(explainDatabaseError(error, 'here')).toMatchObject({
      code: 'DATABASE',
      text: { en: 'The database has no space left; nothing was changed.' },
    })
    expect(
      await inUnit(withoutLogin(world.db), ({ tx }) => insertComment(tx, { ticketId: 1, userId: 1, content })),
    ).toBeGreaterThan(0)
  })
})
