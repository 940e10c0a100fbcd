import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { parseLocation } from '../../src/db/location.js'
import { openDatabase } from '../../src/db/open.js'
import type { Db } from '../../src/db/schema.js'
import { inSnapshot } from '../../src/history/unit.js'
import { COPIED, findRows } from '../../src/maintenance/queries/copied-rows.js'
import { engines, mysqlOnly } from '../helpers/engines.js'
import { startMariadb, type TestServer } from '../helpers/mariadb.js'
import { PROGRAM } from '../helpers/program.js'
import { openWebApp } from '../helpers/web.js'
import { createWorld, newDatabase, type World } from '../helpers/world.js'

type Copied = { from: string; to: string; tables: { table: string; rows: number; checksum: string }[] }
const PARIS = 'CET-1CEST,M3.5.0,M10.5.0/3'
/** As XAMPP's: a TIMESTAMP is never NULL, a statement has 1 MB. */
const OLD_SERVER = ['--explicit-defaults-for-timestamp=OFF', '--max-allowed-packet=1M']
const MOST_ID = 2_000_000_000
const HOSTILE = `'); DROP TABLE user; -- \\' \\\\ "\`%_\t\r\n\u001b[31m é e\u0301 😀👩‍🚀 \u202e $& ?:x`
const all = JSON.stringify

/** Every row of every table that is copied, as it is compared. */
async function everything(db: Db): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {}
  for (const table of COPIED) found[table.name] = await findRows(db, table, null, 1_000_000)
  return found
}

/** A world full of what rows may hold. */
async function fill({ db, ids, json, helpdesk }: World) {
  const run = (line: string | string[], as = 'ada') => json<{ id: number }>(line, { as })
  const { id } = await run(['ticket', 'create', '--title', 'Réseau 😀', '--description', 'x', '--category', '1', '--priority', '1'], 'emma')
  await run(`ticket assign ${id} --to tom`)
  await run(['ticket', 'comment', `${id}`, '-m', HOSTILE], 'tom')
  await run(`ticket resolve ${id}`, 'tom')
  await run('user create --username gone --email gone@x --name Gone --role TECHNICIAN --password-stdin').catch(() => undefined)
  await run('status create Suspendue --color secondary')
  await run('status delete 4 --yes')
  await helpdesk('db policy --passwords pbkdf2', { as: 'ada' })
  for (const [name, role] of [
    ['odd', 'admin'],
    ['empty', ''],
    ['Zoé', 'ADMIN '],
  ] as const) {
    await db
      .insertInto('user')
      .values({ username: name, email: `${name}@x`, password: '!', role, full_name: name, created_at: null })
      .execute()
  }
  const ticket = {
    title: HOSTILE.replace(/[\r\n]/g, ' '),
    description: HOSTILE,
    category_id: 2,
    priority_id: 1,
    requester_id: ids.eric as number,
  }
  const long = '\\\'"\n'.repeat(16_383)
  const rows = [
    { ...ticket, status_id: null, created_at: null, assigned_to: null, closed_at: null },
    { ...ticket, status_id: 3, description: 'é'.repeat(32_767), created_at: '2026-03-29 02:30:00', closed_at: '2026-03-29 02:30:00' },
    ...Array.from({ length: 30 }, () => ({
      ...ticket,
      description: long,
      status_id: 2,
      created_at: '2026-10-25 02:30:00',
      closed_at: null,
    })),
    { ...ticket, id: MOST_ID, status_id: 1, created_at: '2026-07-01 00:00:00', closed_at: '1999-12-31 23:59:59' },
  ]
  for (const row of rows)
    await db
      .insertInto('ticket')
      .values({ assigned_to: null, ...row } as never)
      .execute()
  await sql`update category set description = null where id = 2`.execute(db)
  await sql`update priority set level = null where id = 2`.execute(db)
  await sql`insert into helpdesk_former_author (comment_id, username, full_name) values (1, 'old', 'Old One')`.execute(db)
  await sql`insert into helpdesk_import_key (key_sha256, ticket_id) values ('b-_', 1), ('B-_', 2)`.execute(db)
  // A ticket that is gone, of which only the history knows.
  await sql`insert into helpdesk_event (change_id, at, source, entity, entity_id, field, old_value)
    values ('00000000-0000-0000-0000-000000000000', 1, 'cli', 'ticket', ${MOST_ID + 5}, 'deleted', ${long})`.execute(db)
  // Both halves of the hour that Paris has twice.
  await sql`update ticket set updated_at = '2026-10-25 00:30:00' where id = 3`.execute(db)
  await sql`update ticket set updated_at = '2026-10-25 01:30:00' where id = 4`.execute(db)
  await sql`update ticket set updated_at = null where id = 5`.execute(db)
}

const open = async (url: string, folder = '/') => {
  const db = await openDatabase(parseLocation(url, folder))
  onTestFinished(() => db.destroy())
  return db
}

describe('db copy', () => {
  let world: World
  let paris: TestServer
  beforeAll(async () => {
    world = await createWorld('sqlite')
    await fill(world)
    if (mysqlOnly.length > 0) paris = (await startMariadb(OLD_SERVER, PARIS)) as TestServer
  })
  afterAll(async () => {
    await paris?.stop()
    await world.destroy()
  })

  const copy = (from: string, to: string, as = 'ada') => world.json<Copied>(['db', 'copy', '--from', from, '--to', to, '--yes'], { as })
  let serial = 0
  const newFile = () => `sqlite:${join(world.folder, `copy${serial++}.db`)}`
  async function newMysql(server?: string) {
    const database = await newDatabase('mysql', world.folder, '', server)
    onTestFinished(() => database.drop())
    return database.url
  }
  /** Makes somebody's session of the world good for a copy of it. */
  async function adopt(url: string) {
    const db = await open(url)
    for (const row of await world.db.selectFrom('helpdesk_session').selectAll().execute()) {
      await db
        .insertInto('helpdesk_session')
        .values({ ...row, id: undefined } as never)
        .execute()
    }
    return db
  }
  const token = () => ({ HELPDESK_TOKEN: world.tokens.ada as string })
  const copyOn = async (from: string, to: string) => {
    const { code, out, err } = await world.helpdesk(['db', 'copy', '--from', from, '--to', to, '--yes', '--json'], { env: token() })
    expect([code, err.replace(/^(hint|note): .*\n/gm, '')]).toEqual([0, ''])
    return JSON.parse(out) as Copied
  }

  it('knows every column of every table, but for sessions and what migrations note', async () => {
    const tables = (await world.db.introspection.getTables()).filter(
      (t) => !/^(helpdesk_session|helpdesk_migration.*|sqlite_.*)$/.test(t.name),
    )
    const columns = Object.fromEntries(tables.map((t) => [t.name, t.columns.map((c) => c.name)]))
    expect(Object.fromEntries(COPIED.map((t) => [t.name, t.columns]))).toEqual(columns)
  })

  it('SQLite to SQLite: every row, a report, a hint, no sessions', async () => {
    const to = newFile()
    const { code, out, err } = await world.helpdesk(['db', 'copy', '--from', world.url, '--to', to, '--yes'], { as: 'ada' })
    expect([code, err]).toEqual([0, `hint: to use it from now on: helpdesk config set database '${to}'\n`])
    expect(out).toMatch(/^user +\d+\n[\s\S]*✓ Copied sqlite:/)
    const db = await open(to)
    expect(all(await everything(db))).toBe(all(await everything(world.db)))
    expect(await db.selectFrom('helpdesk_session').selectAll().execute()).toEqual([])
    // The history knows of a higher number than any row.
    await sql`insert into ticket (title, description, category_id, priority_id, requester_id) values ('x', 'x', 1, 1, 1)`.execute(db)
    expect((await sql<{ id: number }>`select max(id) as id from ticket`.execute(db)).rows[0]?.id).toBe(MOST_ID + 6)
  })

  describe.each(mysqlOnly)('with servers', () => {
    it.each([
      ['UTC', 'UTC0', []],
      ['+02:00', 'UTC0', ['--default-time-zone=+02:00']],
      ['Paris', PARIS, OLD_SERVER],
    ])('SQLite to MariaDB to MariaDB to SQLite ends in the same rows (%s)', async (zone, tz, options) => {
      const server = (await startMariadb(options, tz)) as TestServer
      onTestFinished(() => server.stop())
      const [one, two, back] = [await newMysql(server.address), await newMysql(paris.address), newFile()]
      const first = await copyOn(world.url, one)
      const before = await everything(world.db)
      const there = await everything(await adopt(one))
      const expected = JSON.parse(all(before)) as typeof before
      const moved = expected.ticket?.find((row) => (row as unknown[])[8] === '2026-03-29 02:30:00') as unknown[]
      const inParis = '2026-03-29 03:00:00'
      if (zone === 'Paris') moved[8] = inParis
      expect(all(there)).toBe(all(expected))
      expect(first.tables.map((t) => t.rows)).toEqual(COPIED.map((t) => before[t.name]?.length))
      await copyOn(one, two)
      const db = await adopt(two)
      moved[8] = inParis
      expect(all(await everything(db))).toBe(all(expected))
      const last = await copyOn(two, back)
      expect(all(await everything(await open(back)))).toBe(all(expected))
      const same = (a: Copied, b: Copied) => a.tables.filter((t, i) => t.checksum !== b.tables[i]?.checksum).map((t) => t.table)
      expect(same(first, last)).toEqual(zone === 'Paris' ? [] : ['ticket'])
      expect(first.tables.find((t) => t.table === 'ticket')?.rows).toBe(34)
    })

    it('says how many rows the skipped hour moved', async () => {
      const { err } = await world.helpdesk(['db', 'copy', '--from', world.url, '--to', await newMysql(paris.address), '--yes'], {
        as: 'ada',
      })
      expect(err).toMatch(/^note: 1 rows were created in an hour that the clocks of the server skip/)
    })

    it('the web application goes on there, with the next ids', async () => {
      const url = await newMysql()
      await copy(world.url, url)
      const web = await openWebApp(url)
      expect(await web.newTicket('after the move', 'emma')).toEqual({ affected: 1 })
      const { id } = await web.ticketOf('after the move')
      expect(id).toBe(MOST_ID + 6)
      expect(await web.comment(id, 'emma', 'x')).toEqual({ affected: 1 })
      expect(await web.register('newcomer', 'x')).toEqual({ affected: 1 })
      expect(await web.manage(id, { status: 2 })).toEqual({ affected: 1 })
      await web.close()
    })

    it('triggers on the target see nothing; one that changes rows is found out', async () => {
      const url = await newMysql()
      const run = (line: string) => world.helpdesk(line, { as: 'ada', env: { HELPDESK_DATABASE: url } })
      expect((await run('db migrate')).code).toBe(0)
      expect((await run('db triggers on')).code).toBe(0)
      const db = await open(url)
      await sql.raw('create trigger spoil before insert on comment for each row set new.content = upper(new.content)').execute(db)
      const { code, err } = await world.helpdesk(['db', 'copy', '--from', world.url, '--to', url, '--yes'], { as: 'ada' })
      expect([code, err]).toEqual([7, expect.stringMatching(/^error: What the target holds of comment is not what was written/)])
      expect((await everything(db)).user).toEqual([])
      await sql.raw('drop trigger spoil').execute(db)
      await copy(world.url, url)
      expect(all(await everything(db))).toBe(all(await everything(world.db)))
    })

    it('a row that the target refuses is named, and nothing is kept', async () => {
      const source = newFile()
      await copy(world.url, source)
      const from = await adopt(source)
      await sql`update ticket set description = ${'x'.repeat(70_000)} where id = 20`.execute(from)
      const url = await newMysql()
      const { code, err } = await world.helpdesk(['db', 'copy', '--from', source, '--to', url, '--yes'], { env: token() })
      expect([code, err]).toEqual([2, expect.stringMatching(/^error: Row 20 of ticket cannot be copied: a value is too long/)])
      const db = await open(url)
      expect(await everything(db)).toMatchObject({
        user: [],
        ticket: [],
        status: [[1, 'En attente', 'warning'], expect.anything(), expect.anything()],
      })
    })

    it.each(['sqlite', 'mysql'] as const)(
      'killed in the middle, the target (%s) is empty, and it works again',
      { timeout: 60_000 },
      async (engine) => {
        const to = engine === 'mysql' ? await newMysql() : newFile()
        const argv = [PROGRAM, 'db', 'copy', '--from', world.url, '--to', to, '--yes', '--debug']
        const child = spawn(process.execPath, argv, { env: { PATH: process.env.PATH, HOME: world.folder, ...token() } })
        const exited = new Promise((resolve) => child.on('close', resolve))
        let said = ''
        for await (const chunk of child.stderr) {
          said += chunk
          if (/insert into [`"]ticket/.test(said)) break
        }
        child.kill('SIGKILL')
        await exited
        expect(said).toMatch(/insert into [`"]ticket/)
        const db = await open(to)
        const { user, ticket, status } = await everything(db)
        expect([user, ticket, status?.length]).toEqual([[], [], 3])
        if (engine === 'mysql') await setTimeout(500)
        await copy(world.url, to)
        expect(all(await everything(db))).toBe(all(await everything(world.db)))
      },
    )
  })

  it('refuses a target in use, and changes nothing there', async () => {
    for (const engine of engines) {
      const other = await createWorld(engine)
      onTestFinished(() => other.destroy())
      const before = all(await everything(other.db))
      const { code, err } = await world.helpdesk(['db', 'copy', '--from', world.url, '--to', other.url, '--yes'], { as: 'ada' })
      expect([code, err]).toEqual([
        6,
        expect.stringMatching(/^error: .* is in use \(its table user has rows\); nothing was copied\.\nhint: /),
      ])
      expect(all(await everything(other.db))).toBe(before)
    }
  })

  it('refuses a source that is not set up, one place for both, --database, and asks for --yes', async () => {
    const run = (...argv: string[]) => world.helpdesk(['db', 'copy', ...argv], { as: 'ada' })
    const to = newFile()
    const empty = newFile()
    await sql`select 1`.execute(await openDatabase(parseLocation(empty, '/'), { create: true }))
    expect(await run('--from', empty, '--to', to, '--yes')).toMatchObject({
      code: 7,
      err: expect.stringContaining(`hint: helpdesk db migrate --database '${empty}'`),
    })
    expect(await run('--from', world.url, '--to', world.url, '--yes')).toMatchObject({
      code: 2,
      err: expect.stringContaining('same database'),
    })
    expect(await run('--from', world.url, '--to', to, '--yes', '--database', to)).toMatchObject({ code: 2 })
    expect(await run('--from', world.url, '--to', to)).toMatchObject({ code: 2, err: expect.stringContaining('--yes') })
    expect(await run('--from', world.url, '--yes')).toMatchObject({ code: 2, err: expect.stringContaining('--to') })
    expect(existsSync(to.slice(7))).toBe(false)
    const seen = await run('--from', world.url, '--to', 'mysql://root:geheim@127.0.0.1:1/x', '--yes')
    expect(seen.code).toBe(7)
    expect(seen.err).toMatch(/^warning: others can read a password in --to/)
    expect(seen.err).not.toContain('geheim')
  })

  it('is for an administrator of the source', async () => {
    const to = newFile()
    for (const [as, code] of [
      ['nobody', 4],
      ['emma', 5],
      ['tom', 5],
      ['ada', 0],
    ] as const) {
      const env = { HELPDESK_DATABASE: newFile() } // what is chosen elsewhere does not count
      expect(await world.helpdesk(['db', 'copy', '--from', world.url, '--to', to, '--yes'], { as, env })).toMatchObject({ code })
      expect(existsSync(to.slice(7))).toBe(code === 0)
    }
  })

  it.each(engines)('reads the source (%s) as it is at one moment, while others write', async (engine) => {
    const other = await createWorld(engine)
    onTestFinished(() => other.destroy())
    await other.addTicket()
    const writer = await open(other.url)
    await inSnapshot(other.db, async (snapshot) => {
      const before = all(await everything(snapshot))
      await sql`update ticket set title = 'changed'`.execute(writer)
      expect(all(await everything(snapshot))).toBe(before)
    })
    expect((await everything(other.db)).ticket?.[0]).toContain('changed')
  })
})

describe.each(engines)('a copy of 50,000 tickets (%s)', (engine) => {
  it('stays under 200 MB', { timeout: 300_000 }, async () => {
    const world = await createWorld('sqlite')
    const target = await newDatabase(engine, mkdtempSync(join(tmpdir(), 'helpdesk-copy-')))
    onTestFinished(async () => {
      await target.drop()
      if (engine === 'sqlite') rmSync(target.url.slice(7), { force: true })
      await world.destroy()
    })
    await sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < 50000)
      insert into ticket (title, description, category_id, priority_id, status_id, requester_id, created_at)
      select 'Ticket ' || i, printf('%.*c', i % 2000, 'x'), 1, 1, 1, 1, datetime(1700000000 + i * 60, 'unixepoch') from n`.execute(world.db)
    const argv = [PROGRAM, 'db', 'copy', '--from', world.url, '--to', target.url, '--yes', '--json']
    const watch = `process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'))`
    const started = Date.now()
    const child = spawn(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(watch)}`, ...argv], {
      env: { PATH: process.env.PATH, HOME: world.folder, HELPDESK_TOKEN: world.tokens.ada },
    })
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    child.stderr.on('data', (chunk) => {
      err += chunk
    })
    expect([await new Promise((resolve) => child.on('close', resolve)), err.replace(/^(hint|peak).*\n/gm, '')]).toEqual([0, ''])
    expect((JSON.parse(out) as Copied).tables.find((t) => t.table === 'ticket')?.rows).toBe(50_000)
    const megabytes = Number(/peak (\d+)/.exec(err)?.[1]) / 1024
    if (process.env.HELPDESK_SHOW) console.log(engine, `${megabytes.toFixed(0)} MB`, `${Date.now() - started} ms`)
    expect(megabytes).toBeLessThan(200)
  })
})
