import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { DatabaseSync } from '@photostructure/sqlite'
import { sql } from 'kysely'
import { createConnection } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { parseLocation } from '../../src/db/location.js'
import { migrate } from '../../src/db/migrate.js'
import { openDatabase } from '../../src/db/open.js'
import { type Db, SCHEMA } from '../../src/db/schema.js'
import { type EngineName, engines, mysqlOnly } from '../helpers/engines.js'
import { PROGRAM } from '../helpers/program.js'
import { ROOT } from '../helpers/root.js'
import { runWith } from '../helpers/run.js'
import { createWorld, newDatabase, type World } from '../helpers/world.js'

const NAMES = ['0001_init', '0002_helpdesk', '0003_setting', '0004_import_key']
const SIX_TABLES = ['category', 'comment', 'priority', 'status', 'ticket', 'user']

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'helpdesk-migrate-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const files = (engine: EngineName) => readdirSync(join(ROOT, 'sql', engine)).sort()
const textOf = (engine: EngineName, file: string) => readFileSync(join(ROOT, 'sql', engine, file), 'utf8')
/** Split as src/db/migrate.ts does. */
const statements = (text: string) =>
  text
    .split(/;[ \t]*$/m)
    .map((statement) => statement.replace(/^\s*--.*$/gm, '').trim())
    .filter(Boolean)

/** An empty database, open until the test is over. */
async function emptyDatabase(engine: EngineName, options = ''): Promise<{ url: string; path: string; db: Db }> {
  const database = await newDatabase(engine, folder, options)
  const at = parseLocation(database.url, folder)
  const db = await openDatabase(at, { create: true })
  await sql`select 1`.execute(db)
  onTestFinished(async () => {
    await db.destroy()
    await database.drop()
  })
  return { url: database.url, path: at.engine === 'sqlite' ? at.path : '', db }
}

/** A folder like the program's own that has only its first migrations. */
function olderProgram(engine: EngineName, count: number): string {
  const root = mkdtempSync(join(folder, 'root-'))
  mkdirSync(join(root, 'sql', engine), { recursive: true })
  for (const file of files(engine).slice(0, count)) copyFileSync(join(ROOT, 'sql', engine, file), join(root, 'sql', engine, file))
  return root
}

const run = (url: string, line: string) =>
  runWith(line.split(' '), { folders: { config: join(folder, 'config'), data: join(folder, 'data') }, env: { HELPDESK_DATABASE: url } })
/** In a process of its own, with a home of its own; rejects where its exit code is not 0. */
function startMigrating(url: string) {
  const home = mkdtempSync(join(folder, 'home-'))
  const env = { PATH: process.env.PATH, HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, HELPDESK_DATABASE: url }
  return promisify(execFile)('node', [PROGRAM, 'db', 'migrate', '--json'], { cwd: ROOT, env })
}
const schemaState = async (url: string) => JSON.parse((await run(url, 'db status --json')).out).schema

type Rows = Record<string, unknown>[]
const rowsOf = async (db: Db, query: string): Promise<Rows> => (await sql.raw<Record<string, unknown>>(query).execute(db)).rows

/** Everything that information_schema tells about the tables, or SQLite's own list of them. */
async function schemaOf(db: Db, engine: EngineName, tables?: readonly string[]): Promise<Record<string, Rows>> {
  if (engine === 'sqlite')
    return { sqlite_master: await rowsOf(db, 'select type, name, tbl_name, sql from sqlite_master order by type, name') }
  const among = (column: string) => (tables ? `and ${column} in (${tables.map((t) => `'${t}'`).join()})` : '')
  const views = {
    tables: 'table_name, engine, table_collation',
    columns: `table_name, ordinal_position, column_name, column_type, is_nullable, column_default, extra, column_key,
      character_set_name, collation_name`,
    statistics: 'table_name, index_name, seq_in_index, column_name, non_unique, sub_part, index_type',
    key_column_usage: 'table_name, constraint_name, ordinal_position, column_name, referenced_table_name, referenced_column_name',
  }
  const found: Record<string, Rows> = {}
  for (const [view, columns] of Object.entries(views)) {
    const where = `table_schema = database() ${among('table_name')}`
    found[view] = await rowsOf(db, `select ${columns} from information_schema.${view} where ${where} order by 1, 2, 3`)
  }
  const rules = 'table_name, constraint_name, referenced_table_name, update_rule, delete_rule'
  const where = `constraint_schema = database() ${among('table_name')}`
  found.rules = await rowsOf(db, `select ${rules} from information_schema.referential_constraints where ${where} order by 1, 2`)
  return found
}

const tablesOf = async (db: Db) => (await db.introspection.getTables({ withInternalKyselyTables: true })).map((t) => t.name).sort()

/** Every row of every table, but for the times of the migrations. */
async function contentsOf(db: Db, tables?: readonly string[]): Promise<Record<string, Rows>> {
  const contents: Record<string, Rows> = {}
  for (const table of tables ?? (await tablesOf(db))) {
    const columns = table === 'helpdesk_migration' ? 'name' : '*'
    contents[table] = await rowsOf(db, `select ${columns} from ${table} order by 1`)
  }
  return contents
}

const stateOf = async (db: Db, engine: EngineName) => ({ schema: await schemaOf(db, engine), contents: await contentsOf(db) })

describe('the files of the migrations', () => {
  it('are the same for both engines, and the newest is what the program needs', () => {
    expect(files('sqlite')).toEqual(NAMES.map((name) => `${name}.sql`))
    expect(files('mysql')).toEqual(files('sqlite'))
    expect(files('mysql').at(-1)).toBe(`${SCHEMA}.sql`)
  })
})

describe.each(engines)('migrating (%s)', (engine) => {
  it('sets up an empty database; again, it changes nothing', async () => {
    const { db, url } = await emptyDatabase(engine)
    expect(await schemaState(url)).toBe('behind')
    expect(await migrate(db, ROOT)).toEqual(NAMES)
    expect(await tablesOf(db)).toEqual(
      [
        ...SIX_TABLES,
        ...['event', 'former_author', 'guard', 'import_key', 'migration', 'migration_lock', 'session', 'setting'].map(
          (name) => `helpdesk_${name}`,
        ),
      ].sort(),
    )
    const after = await stateOf(db, engine)
    expect(after.contents).toMatchObject({
      status: [
        { id: 1, name: 'En attente', color: 'warning' },
        { id: 2, name: 'En cours', color: 'primary' },
        { id: 3, name: 'Résolue', color: 'success' },
      ],
      priority: [{ level: 1 }, { level: 2 }, { name: 'Élevée', level: 3 }],
      category: [{ name: 'Matériel' }, { name: 'Logiciel' }, { id: 3, name: 'Réseau', description: 'Wifi, Internet, VPN' }],
      helpdesk_guard: [{ name: 'administrators', writes: 0 }],
    })

    expect(await migrate(db, ROOT)).toEqual([])
    expect(await stateOf(db, engine)).toEqual(after)
    expect(await run(url, 'db migrate')).toEqual({ code: 0, out: '· The schema is up to date.\n', err: '' })
    expect(await schemaState(url)).toBe('current')
  })

  it('takes up after a death behind any statement of any file', async () => {
    const clean = await emptyDatabase(engine)
    await migrate(clean.db, ROOT)
    const expected = await stateOf(clean.db, engine)
    for (const [index, file] of files(engine).entries()) {
      const all = statements(textOf(engine, file))
      for (let done = 0; done <= all.length; done++) {
        const { db } = await emptyDatabase(engine)
        await migrate(db, olderProgram(engine, index))
        for (const statement of all.slice(0, done)) await sql.raw(statement).execute(db)
        await migrate(db, ROOT)
        expect(await stateOf(db, engine), `${file}, after statement ${done}`).toEqual(expected)
        await db.destroy()
      }
    }
  })

  it('is done once where two processes do it at once', async () => {
    const clean = await emptyDatabase(engine)
    await migrate(clean.db, ROOT)
    const expected = await stateOf(clean.db, engine)
    for (let round = 0; round < 4; round++) {
      const { db, url } = await emptyDatabase(engine)
      const both = await Promise.all([startMigrating(url), startMigrating(url)])
      expect(both.map((ran) => ran.stderr)).toEqual(['', ''])
      expect(both.flatMap((ran) => JSON.parse(ran.stdout).applied).sort()).toEqual(NAMES)
      expect(await stateOf(db, engine)).toEqual(expected)
    }
  })

  it.each([0, 1])('is printed by --dry-run as SQL to run by hand, on a database that has %i of the migrations', async (count) => {
    const { db, url, path } = await emptyDatabase(engine)
    if (count > 0) await migrate(db, olderProgram(engine, count))
    const before = await stateOf(db, engine)
    const printed = await run(url, 'db migrate --dry-run')
    expect(printed).toMatchObject({ code: 0, err: '' })
    expect(await stateOf(db, engine)).toEqual(before)

    if (engine === 'sqlite') using(new DatabaseSync(path), (stock) => stock.exec(printed.out))
    else {
      const stock = await createConnection({ uri: url, multipleStatements: true })
      await stock.query(printed.out)
      await stock.end()
    }
    expect(await schemaState(url)).toBe('current')
    const after = await stateOf(db, engine)
    expect(await run(url, 'db migrate --json')).toMatchObject({ code: 0, out: expect.stringMatching(/"applied": \[\]/) })
    const migrated = await stateOf(db, engine)
    expect(withoutLock(migrated)).toEqual(withoutLock(after))

    const clean = await emptyDatabase(engine)
    await migrate(clean.db, ROOT)
    expect(migrated.contents).toEqual(await contentsOf(clean.db))
  })

  it('leaves nothing to --dry-run but SQL that does nothing', async () => {
    const { db, url } = await emptyDatabase(engine)
    await migrate(db, ROOT)
    expect(await run(url, 'db migrate --dry-run')).toMatchObject({ code: 0, out: expect.stringMatching(/^(-- .*\n)?$/) })
  })
})

/** Kysely adds its own row to the lock table when it first migrates. */
const withoutLock = ({ schema, contents }: Awaited<ReturnType<typeof stateOf>>) => ({
  schema,
  contents: { ...contents, helpdesk_migration_lock: undefined },
})

describe.each(engines)('a schema of another age (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    await world.addTicket()
  })
  afterAll(() => world.destroy())

  describe('ahead of the program', () => {
    const future = { name: '9999_future', timestamp: '2099-01-01T00:00:00.000Z' }
    beforeAll(() => world.db.insertInto('helpdesk_migration').values(future).execute())
    afterAll(() => world.db.deleteFrom('helpdesk_migration').where('name', '=', future.name).execute())

    it.each(['db migrate', 'db migrate --dry-run'])('is left alone by %s', async (line) => {
      expect(await world.helpdesk(line)).toEqual({
        code: 7,
        out: '',
        err: 'error: The schema of the database is newer than this program.\nhint: Install the newer version of helpdesk.\n',
      })
    })

    it('is told by db status', async () => {
      expect(await world.json('db status')).toMatchObject({
        schema: 'ahead',
        migrations: [
          ...NAMES.map((name) => ({ name, appliedAt: expect.stringMatching(/Z$/) })),
          { name: future.name, appliedAt: future.timestamp },
        ],
      })
      expect((await world.helpdesk('db status -o table')).out).toContain('newer than this program')
    })
  })

  it.each(['ticket list', 'ticket show 1', 'ticket take 1', 'whoami'])('behind the program refuses: %s', async (line) => {
    await world.db.deleteFrom('helpdesk_migration').where('name', '=', SCHEMA).execute()
    expect(await world.helpdesk(line, { as: 'tom' })).toEqual({
      code: 7,
      out: '',
      err: 'error: The schema of the database is older than this program.\nhint: helpdesk db migrate\n',
    })
    expect(await world.json('db status')).toMatchObject({ schema: 'behind', migrations: [{}, {}, {}, { name: SCHEMA, appliedAt: null }] })
    expect(await world.json('db migrate')).toEqual({ applied: [SCHEMA], sql: null })
    expect(await world.helpdesk(line, { as: 'tom' })).toMatchObject({ code: 0, err: '' })
  })
})

describe.each(mysqlOnly)('the database of the web application (%s)', (engine) => {
  const SEED = readFileSync(join(ROOT, 'test/data/maintenance_db.sql'), 'utf8')

  /** A database that the web application was installed in, on a server whose AUTO_INCREMENT counts as given. */
  async function installed(options: string, counting: string): Promise<Awaited<ReturnType<typeof emptyDatabase>>> {
    const database = await emptyDatabase(engine, options)
    const web = await createConnection({ uri: database.url, multipleStatements: true })
    await web.query(`${counting}; ${SEED}`)
    await web.end()
    return database
  }

  it('is what the first migration makes of an empty one', async () => {
    const seeded = await installed('character set utf8mb4', 'do 0')
    const fresh = await emptyDatabase(engine, 'character set utf8mb4')
    await migrate(fresh.db, olderProgram(engine, 1))
    expect(await schemaOf(fresh.db, engine, SIX_TABLES)).toEqual(await schemaOf(seeded.db, engine))
    expect(await contentsOf(fresh.db, SIX_TABLES)).toEqual(await contentsOf(seeded.db))
  })

  it.each([
    ['utf8mb4', 'status ids 1, 2, 3', 'do 0', [1, 2, 3]],
    ['latin1', 'status ids 1, 2, 3', 'do 0', [1, 2, 3]],
    ['utf8mb3', 'the status ids of a Galera node', 'set auto_increment_increment = 3, auto_increment_offset = 2', [2, 5, 8]],
  ])('is adopted as it is: %s, %s', async (charset, _, counting, ids) => {
    const { db, url } = await installed(`character set ${charset}`, counting)
    const [pending, , resolved] = ids
    const byHand = [
      `INSERT INTO user (username, email, password, role, full_name, created_at) VALUES
        ('admin', 'admin@example.org', 'pbkdf2:sha256:260000$Xy$00', 'ADMIN', 'Zoé Admin', '2024-05-06 07:08:09.123456'),
        ('bob', 'bob@example.org', 'scrypt:32768:8:1$Xy$00', 'technician', 'Bob', '2024-05-06 07:08:10.000001'),
        ('eve', 'eve@example.org', '!', '', '', NULL)`,
      `INSERT INTO ticket (title, description, category_id, priority_id, status_id, requester_id, assigned_to, created_at)
        SELECT 'Écran noir', 'Depuis hier.', ${pending}, ${resolved}, ${pending}, max(id), NULL, '2024-05-07 00:00:00.5' FROM user`,
      `INSERT INTO ticket (title, description, category_id, priority_id, status_id, requester_id, assigned_to, created_at)
        SELECT 'Résolu sur le web', '', ${pending}, ${pending}, ${resolved}, min(id), max(id), '2024-05-07 00:00:00' FROM user`,
      `INSERT INTO ticket (title, description, category_id, priority_id, status_id, requester_id) SELECT 'Sans statut', 'x', ${pending},
        ${pending}, NULL, min(id) FROM user`,
      `INSERT INTO comment (ticket_id, user_id, content, created_at)
        SELECT t.id, u.id, 'C’est arrivé à l''étage', '2024-05-07 01:02:03.4' FROM ticket t JOIN user u`,
      `UPDATE category SET name = 'Matériels divers' WHERE id = ${pending}`,
      `DELETE FROM priority WHERE id = ${ids[1]}`,
    ]
    for (const statement of byHand) await sql.raw(statement).execute(db)
    const look = async () => ({ schema: await schemaOf(db, engine, SIX_TABLES), rows: await contentsOf(db, SIX_TABLES) })
    const before = await look()
    expect(before.rows).toMatchObject({ status: ids.map((id) => ({ id })), ticket: [{}, {}, {}], comment: { length: 9 } })

    expect(await migrate(db, ROOT)).toEqual(NAMES)
    expect(await look()).toEqual(before)
    expect(await schemaState(url)).toBe('current')
  })
})

describe('an SQLite database', () => {
  it('is its user’s alone, and in WAL mode', async () => {
    const before = process.umask(0)
    onTestFinished(() => void process.umask(before))
    const path = join(folder, 'new', 'deep', 'private.db')
    const db = await openDatabase({ engine: 'sqlite', path }, { create: true })
    onTestFinished(() => db.destroy())
    await migrate(db, ROOT)
    const modes = [path, `${path}-wal`, `${path}-shm`, join(folder, 'new', 'deep'), join(folder, 'new')].map(
      (p) => statSync(p).mode & 0o777,
    )
    expect(modes).toEqual([0o600, 0o600, 0o600, 0o700, 0o700])
    expect(await rowsOf(db, 'pragma journal_mode')).toEqual([{ journal_mode: 'wal' }])
    await db.destroy()
    using(new DatabaseSync(path), (stock) => expect(stock.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' }))
  })

  it('is waited for where another program is just making it', async () => {
    const path = join(folder, 'just-made.db')
    const other = new DatabaseSync(path)
    other.exec('begin immediate')
    const [ran] = await Promise.allSettled([startMigrating(`sqlite:${path}`), setTimeout(800).then(() => other.close())])
    expect(ran).toMatchObject({ status: 'fulfilled', value: { stderr: '' } })
  })

  it.each(['off', 'on'])('is written by programs that know nothing of helpdesk (recursive triggers %s)', async (recursive) => {
    const { db, path } = await emptyDatabase('sqlite')
    await migrate(db, ROOT)
    using(new DatabaseSync(path, { enableForeignKeyConstraints: false }), (stock) => {
      stock.exec(`pragma recursive_triggers = ${recursive};
        insert into user (username, email, password, role, full_name) values ('bob', 'b@example.org', '!', 'EMPLOYEE', 'Bob');
        insert into ticket (title, description, category_id, priority_id, requester_id, updated_at)
          values ('one', 'x', 1, 1, 1, '2001-01-01 00:00:00'), ('two', 'x', 1, 1, 1, '2001-01-01 00:00:00');`)
      const one = () => stock.prepare('select * from ticket where id = 1').get() as Record<string, string>
      expect(one()).toMatchObject({ status_id: 1, created_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/) })

      stock.exec("update ticket set title = 'three' where id = 1")
      const [now] = Object.values(stock.prepare('select current_timestamp').get() as Record<string, string>)
      expect(one().title).toBe('three')
      expect((one().updated_at ?? '') > '2001-01-01 00:00:00' && (one().updated_at ?? '') <= (now ?? '')).toBe(true)
      expect(stock.prepare('select updated_at from ticket where id = 2').get()).toEqual({ updated_at: '2001-01-01 00:00:00' })
      // Again in the same second, and with a time of its own.
      stock.exec("update ticket set title = 'four' where id = 1; update ticket set title = 'five' where id = 1")
      stock.exec("update ticket set updated_at = '2002-02-02 02:02:02' where id = 1")
      expect(one()).toMatchObject({ title: 'five', updated_at: '2002-02-02 02:02:02' })
      expect(stock.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' })
    })
  })
})

type Stock = InstanceType<typeof DatabaseSync>
function using(database: Stock, act: (database: Stock) => void): void {
  try {
    act(database)
  } finally {
    database.close()
  }
}
