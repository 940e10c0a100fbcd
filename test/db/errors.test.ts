import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { DatabaseSync } from '@photostructure/sqlite'
import { sql } from 'kysely'
import { type Connection, createConnection } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { explainDatabaseError } from '../../src/db/errors.js'
import { faultOf } from '../../src/db/faults.js'
import { describeLocation, parseLocation } from '../../src/db/location.js'
import { migrate } from '../../src/db/migrate.js'
import { openDatabase } from '../../src/db/open.js'
import type { Db, Tx } from '../../src/db/schema.js'
import { inUnit, withoutLogin } from '../../src/history/unit.js'
import { deleteUsers, insertUser } from '../../src/identity/queries/users.js'
import { openSession } from '../../src/identity/services/sessions.js'
import { insertComment } from '../../src/tickets/queries/comments.js'
import { deleteTickets, insertTicket, updateTickets } from '../../src/tickets/queries/writes.js'
import { engines, mysqlOnly } from '../helpers/engines.js'
import { freePort, startMariadb, type TestServer } from '../helpers/mariadb.js'
import { PROGRAM } from '../helpers/program.js'
import { ROOT } from '../helpers/root.js'
import { type Ran, type RunOptions, runWith } from '../helpers/run.js'
import { CHEAP_HASH, contentOf, createWorld, newDatabase, type World } from '../helpers/world.js'

/** Faults of a whole server are provoked on one of our own; where a server was given, we may have no program for another. */
const onOwnServer = describe.skipIf(process.env.HELPDESK_TEST_DATABASE)

const HINT = {
  again: 'Run the command again.',
  server: 'Is the server running (in XAMPP: MySQL, Start)?',
  access: 'Set the password in the configuration, in HELPDESK_DATABASE or in HELPDESK_DATABASE_PASSWORD, or ask a DBA for the right.',
}
/** The whole answer of a command that fails: one line, or two. */
const failed = (code: number, error: string, hint?: string): Ran => ({
  code,
  out: '',
  err: `error: ${error}\n${hint ? `hint: ${hint}\n` : ''}`,
})
const REFUSED = { code: 7, out: '', err: expect.stringMatching(/^error: [^\n]+\n(hint: [^\n]+\n)?$/) }
const UNEXPECTED = /unexpectedly|\n {4}at /
const address = (url: string) => describeLocation(parseLocation(url, ROOT))

/** Does something that is to fail, and expects every row to be what it was. */
async function unchanged<T>(db: Db, act: () => Promise<T>): Promise<T> {
  const look = () => Promise.all((['ticket', 'comment', 'user', 'helpdesk_event'] as const).map((table) => contentOf(db, table)))
  const before = await look()
  const result = await act()
  expect(await look()).toEqual(before)
  return result
}

/** The error that a unit of work ends with. */
const errorOf = (db: Db, work: (tx: Tx) => Promise<unknown>): Promise<unknown> =>
  inUnit(withoutLogin(db), ({ tx, record }) => {
    record({ entity: 'ticket', entityId: 1, field: 'title', newValue: 'never' })
    return work(tx)
  }).then(
    () => expect.fail('The unit succeeded.'),
    (error: unknown) => error,
  )

/** A session of Tom the technician, and a ticket for him to take. */
async function settle(db: Db): Promise<string> {
  return inUnit(withoutLogin(db), async (unit) => {
    const { tx } = unit
    const user = { username: 'tim', email: 'tim@example.org', fullName: 'Tim', role: 'TECHNICIAN' as const, passwordHash: CHEAP_HASH }
    const id = await insertUser(tx, user)
    const ticket = { title: 'Screen', description: 'Black.', categoryId: 1, priorityId: 1, statusId: 1, requesterId: id }
    await insertTicket(tx, ticket)
    await insertTicket(tx, ticket)
    return openSession(unit, { id, passwordHash: CHEAP_HASH }, 'test')
  })
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'helpdesk-errors-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (line: string, url: string, token = 'x', { env, ...options }: RunOptions = {}) =>
  runWith(line.split(' '), {
    ...options,
    folders: { config: join(folder, 'config'), data: join(folder, 'data') },
    env: { HELPDESK_DATABASE: url, HELPDESK_TOKEN: token, ...env },
  })

describe('an address without a MySQL server', () => {
  it.each([
    ['a port that nobody listens on', async () => `mysql://bob@127.0.0.1:${await freePort()}/db`],
    ['localhost, which is two addresses', async () => `mysql://bob@localhost:${await freePort()}/db`],
    ['a host that is not there', async () => 'mariadb://bob@no-such-host.invalid/db'],
  ])('%s', async (_, urlOf) => {
    const url = await urlOf()
    const message = `The database cannot be reached: ${address(url)}.`
    expect(await run('ticket take 1', url)).toEqual(failed(7, message, HINT.server))
    const asJson = await run('db status --json', url)
    expect({ ...asJson, err: JSON.parse(asJson.err) }).toEqual({
      code: 7,
      out: '',
      err: { error: { code: 'DATABASE', message, hint: HINT.server } },
    })
    expect((await run('db status --debug', url)).err).toMatch(/\n {4}at /)
  })

  it.each<[string, (socket: Socket) => void]>([
    ['hangs up', (socket) => socket.end()],
    ['speaks something else', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')],
    ['speaks something longer', (socket) => socket.end(`SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n${'x'.repeat(60_000)}`)],
  ])('somebody who %s', async (_, answer) => {
    const ran = await run('ticket take 1', `mysql://root@127.0.0.1:${await listen(answer)}/db`)
    expect(ran).toEqual(REFUSED)
    expect(ran.err).not.toMatch(UNEXPECTED)
  })
})

/** A server of the test's; returns its port. */
async function listen(answer: (socket: Socket) => void): Promise<number> {
  const sockets: Socket[] = []
  const server: Server = createServer((socket) => {
    sockets.push(socket.on('error', () => {}))
    answer(socket)
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return port
}

describe('what is waited for, five seconds', () => {
  it.concurrent.each(engines)('a row that another program keeps locked (%s)', async (engine) => {
    const world = await createWorld(engine)
    const token = await settle(world.db)
    const [hold, release] = await locked(world)
    await hold()
    const env = { PATH: process.env.PATH, HOME: world.folder, HELPDESK_DATABASE: world.url, HELPDESK_TOKEN: token }
    const program = () => promisify(execFile)('node', [PROGRAM, 'ticket', 'take', '1'], { cwd: ROOT, env })
    await unchanged(world.db, async () => {
      await expect(program()).rejects.toMatchObject({
        code: 7,
        stdout: '',
        stderr: `error: Another program keeps the database busy; nothing was changed.\nhint: ${HINT.again}\n`,
      })
    })
    await release()
    expect((await program()).stderr).toBe('')
    await world.destroy()
  })

  it.concurrent('a MySQL server that says nothing', async () => {
    const server = createServer(() => {}).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const bound = server.address()
    const url = `mysql://root@127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}/db`
    expect(await run('ticket take 1', url)).toEqual(failed(7, `The database cannot be reached: ${address(url)}.`, HINT.server))
    server.close()
  })
})

/** Two functions: one locks ticket 1 on a connection of its own, the other lets it go. */
async function locked(world: World): Promise<[() => Promise<unknown>, () => Promise<unknown>]> {
  if (world.engine === 'mysql') {
    const other = await createConnection(world.url)
    return [
      async () => {
        await other.beginTransaction()
        await other.query('select * from ticket where id = 1 for update')
      },
      () => other.end(),
    ]
  }
  const other = new DatabaseSync(world.url.replace('sqlite:', ''))
  return [async () => other.exec('begin immediate'), async () => other.close()]
}

describe.each(engines)('a database that is not as it should be (%s)', (engine) => {
  let world: World
  let token: string
  beforeAll(async () => {
    world = await createWorld(engine)
    token = await settle(world.db)
  })
  afterAll(() => world.destroy())
  const NOT_SET_UP = (url: string) => `The database is not set up for helpdesk, or its schema is older than this program: ${address(url)}.`

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
    ['nothing where something must be (1048)', 'bad-value', 'INVALID', (tx) => insertTicket(tx, { ...ticket, title: nothing })],
    ['a category that is gone (1452)', 'missing-reference', 'CONFLICT', (tx) => insertTicket(tx, { ...ticket, categoryId: 999 })],
    ['a ticket that is gone (1452)', 'missing-reference', 'CONFLICT', (tx) => insertComment(tx, { ticketId: 9, userId: 1, content: 'x' })],
  ])('refuses %s', async (_, fault, code, work) => {
    const error = await unchanged(world.db, () => errorOf(world.db, work))
    expect(faultOf(error)).toBe(fault)
    expect(explainDatabaseError(error, 'here')).toMatchObject({ code, text: { en: expect.stringMatching(/nothing was changed\.$/) } })
  })

  it('refuses to delete somebody with tickets (1451)', async () => {
    const error = await unchanged(world.db, () => errorOf(world.db, (tx) => deleteUsers(tx, [world.ids.ada ?? 0, 6])))
    // SQLite has one code for both directions of a foreign key.
    expect(faultOf(error)).toBe(engine === 'mysql' ? 'still-referenced' : 'missing-reference')
    expect(explainDatabaseError(error, 'here')).toMatchObject({ code: 'CONFLICT' })
  })

  it('goes on after each of them', async () => {
    expect(await run('ticket take 1', world.url, token)).toMatchObject({ code: 0, err: '' })
    await inUnit(withoutLogin(world.db), ({ tx }) => deleteTickets(tx, [1]))
  })
})

describe.each(mysqlOnly)('a %s server that refuses', (engine) => {
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
    ['no right to write (1142)', ['select on DB.*'], /UPDATE command denied to user .* for table/],
    ['no right to write the history (1142)', ['select, update on DB.*'], /INSERT command denied to user .* for table .*helpdesk_event/],
    [
      'no right on a column (1143)',
      ['select on DB.helpdesk_session', 'select on DB.helpdesk_migration', 'select (id, username) on DB.user'],
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
      failed(7, `The server has no database of that name: ${address(url)}.`, 'CREATE DATABASE no_such_helpdesk CHARACTER SET utf8mb4;'),
    )
  })

  const ticket = { title: 'x', description: 'x', categoryId: 1, priorityId: 1, statusId: 1, requesterId: 1 }
  it.each<[string, work: (tx: Tx) => Promise<unknown>]>([
    ['a title that is too long (1406)', (tx) => insertTicket(tx, { ...ticket, title: 'x'.repeat(201) })],
    ['a text that is too long (1406)', (tx) => insertComment(tx, { ticketId: 1, userId: 1, content: 'x'.repeat(65_536) })],
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
    onTestFinished(async () => void (await root.query('alter table comment modify content text character set utf8mb4 not null')))
    expect(await unchanged(world.db, () => run('ticket comment 1 -m 🔥', world.url, token))).toEqual(
      failed(2, 'The database cannot store a character of this text; nothing was changed.', 'A column of it is not utf8mb4.'),
    )
    expect(await run('ticket comment 1 -m é', world.url, token)).toMatchObject({ code: 0, err: '' })
  })

  const claim = (tx: Tx, id: number) => updateTickets(tx, [id], { from: {}, to: { title: 'claimed' }, pendingId: null })

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
      const unit = errorOf(world.db, async (tx) => {
        await claim(tx, 1)
        const second = claim(tx, 2)
        second.catch(() => {})
        await waiting('update `ticket`')
        const crossing = other.query("update ticket set title = 'x' where id = 1")
        await second.finally(() => void crossing.catch(() => {}))
      })
      const ended = await unit
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

  it('to go on: it kills the connection while a command waits', async () => {
    const other = await createConnection(world.url)
    await other.beginTransaction()
    await other.query('select * from ticket where id = 1 for update')
    const [ran] = await Promise.all([take(), waiting('update `ticket`').then((id) => root.query(`kill ${id}`))])
    await other.end()
    expect(ran).toEqual(failed(7, LOST, HINT.again))
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
    expect(explainDatabaseError(later, 'here')).toMatchObject({ code: 'DATABASE', text: { en: LOST }, hint: { say: { en: HINT.again } } })
  })

  it('to keep an idle connection: the next unit opens another', async () => {
    const { rows } = await sql<{ id: number }>`select connection_id() as id`.execute(world.db)
    await root.query(`kill ${rows[0]?.id}`)
    await setTimeout(100)
    expect(await inUnit(withoutLogin(world.db), ({ tx }) => claim(tx, 1))).toBe(1)
  })
})

onOwnServer.each(mysqlOnly)('a %s server of our own', () => {
  let server: TestServer
  let root: Connection
  let db: Db
  let token: string
  const app = (user = 'app') => `${server.address.replace('root', user)}/helpdesk`
  beforeAll(async () => {
    server = (await startMariadb()) ?? expect.fail('There is no mariadbd.')
    root = await createConnection(server.address)
    await root.query('create database helpdesk')
    for (const [name, options] of [
      ['app', ''],
      ['alone', 'with max_user_connections 1'],
      ['hasty', 'with max_statement_time 0.2'],
      ['closed', 'account lock'],
      ['expired', 'password expire'],
    ]) {
      await root.query(`create user ${name} ${options}`)
      await root.query(`grant all on helpdesk.* to ${name}`)
    }
    db = await openDatabase(parseLocation(`${server.address}/helpdesk`, ROOT))
    await migrate(db, ROOT)
    token = await settle(db)
  })
  afterAll(async () => {
    await db?.destroy()
    await root?.end()
    await server?.stop()
  })
  const setGlobal = async (name: string, value: number) => {
    const [rows] = await root.query(`select @@global.${name} as before_it`)
    await root.query(`set global ${name} = ${value}`)
    onTestFinished(async () => void (await root.query(`set global ${name} = ${(rows as { before_it: number }[])[0]?.before_it}`)))
  }
  const take = (url: string) => unchanged(db, () => run('ticket take 1', url, token))

  it('that is read-only (1290): writing fails, reading goes on, also where the session would be touched', async () => {
    await sql`update helpdesk_session set seen_at = seen_at - 7200`.execute(db)
    await setGlobal('read_only', 1)
    expect(await take(app())).toEqual(failed(7, 'The database is read-only at the moment; nothing was changed.'))
    expect(await run('ticket list -o ids', app(), token)).toEqual({ code: 0, out: '1\n2\n', err: '' })
  })

  it('that has too many connections (1040)', async () => {
    await setGlobal('max_connections', 10)
    const others: Connection[] = []
    const full = async () => {
      for (let i = 0; i < 20; i++) others.push(await createConnection(app()))
    }
    await expect(full()).rejects.toMatchObject({ errno: 1040 })
    const ran = await take(app())
    for (const other of others) await other.end()
    expect(ran).toEqual(failed(7, `The database cannot be reached: ${address(app())}.`, HINT.server))
  })

  it('that this user has too many connections to (1226)', async () => {
    const other = await createConnection(app('alone'))
    await expect(createConnection(app('alone'))).rejects.toMatchObject({ errno: 1226 })
    const ran = await take(app('alone'))
    await other.end()
    expect(ran).toEqual(REFUSED)
  })

  it('that has locked the account (4151)', async () => {
    await expect(createConnection(app('closed'))).rejects.toMatchObject({ errno: 4151 })
    expect(await take(app('closed'))).toEqual(REFUSED)
  })

  it('that wants another password first (1820)', async () => {
    const sandbox = await createConnection(app('expired'))
    await expect(sandbox.query('select 1')).rejects.toMatchObject({ errno: 1820 })
    await sandbox.end()
    expect(await take(app('expired'))).toEqual(REFUSED)
  })

  it('that ends a statement after a time (1969)', async () => {
    const other = await createConnection(app())
    await other.beginTransaction()
    await other.query('select * from ticket where id = 1 for update')
    const ran = await take(app('hasty'))
    await other.end()
    expect(ran).toEqual(REFUSED)
  })

  it('that takes no packet so large (1153)', async () => {
    await setGlobal('max_allowed_packet', 16_384)
    const stdin = 'x'.repeat(40_000)
    expect(await unchanged(db, () => run('ticket comment 1 --file -', app(), token, { stdin }))).toEqual(
      failed(2, 'The database refused a value as too long or out of range; nothing was changed.'),
    )
  })
})

describe('an SQLite file', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld('sqlite')
    await settle(world.db)
  })
  afterAll(() => world.destroy())

  it.each(['ticket list', 'ticket take 1', 'db status', 'db migrate'])('that is not there is not made: %s', async (line) => {
    const path = join(folder, 'nowhere', 'x.db')
    expect(await run(line, `sqlite:${path}`)).toEqual(failed(7, `There is no database at '${path}'.`, 'helpdesk init'))
    expect(existsSync(join(folder, 'nowhere'))).toBe(false)
  })

  it('that is none is left as it is', async () => {
    const path = join(folder, 'letter.txt')
    const text = 'Dear Sir or Madam,\n'.repeat(500)
    writeFileSync(path, text)
    for (const line of ['ticket take 1', 'db migrate']) {
      expect(await run(line, `sqlite:${path}`)).toEqual(failed(7, `The file is not an SQLite database: sqlite:${path}.`))
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

  it('that is damaged', async () => {
    const path = join(folder, 'damaged.db')
    const db = await openDatabase({ engine: 'sqlite', path }, { create: true })
    await migrate(db, ROOT)
    const known = await settle(db)
    await sql`pragma wal_checkpoint(truncate)`.execute(db)
    await db.destroy()
    const bytes = readFileSync(path)
    bytes.fill(0xff, 4096)
    writeFileSync(path, bytes)
    for (const line of ['ticket list', 'register --username b --email b@example.org --name B --password-stdin']) {
      const ran = await run(line, `sqlite:${path}`, known, { stdin: 'secret' })
      expect(ran).toEqual(failed(7, `The database file cannot be opened, read or written; it may be damaged: sqlite:${path}.`))
    }
    expect(readFileSync(path).equals(bytes)).toBe(true)
  })

  it('that may not be written', async () => {
    await sql`pragma query_only = on`.execute(world.db)
    const error = await errorOf(world.db, (tx) => insertComment(tx, { ticketId: 1, userId: 1, content: 'x' }))
    await sql`pragma query_only = off`.execute(world.db)
    expect(faultOf(error)).toBe('read-only')
    expect(explainDatabaseError(error, 'here')).toMatchObject({
      code: 'DATABASE',
      text: { en: 'The database is read-only at the moment; nothing was changed.' },
    })
  })

  it('that has no room left, and goes on when it has again', async () => {
    const content = 'x'.repeat(60_000)
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(world.db)
    await sql.raw(`pragma max_page_count = ${rows[0]?.page_count}`).execute(world.db)
    const error = await unchanged(world.db, () => errorOf(world.db, (tx) => insertComment(tx, { ticketId: 1, userId: 1, content })))
    await sql.raw('pragma max_page_count = 1073741823').execute(world.db)
    expect(faultOf(error)).toBe('full')
    expect(explainDatabaseError(error, 'here')).toMatchObject({
      code: 'DATABASE',
      text: { en: 'The database has no space left; nothing was changed.' },
    })
    expect(await inUnit(withoutLogin(world.db), ({ tx }) => insertComment(tx, { ticketId: 1, userId: 1, content }))).toBeGreaterThan(0)
  })
})
