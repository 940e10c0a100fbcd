import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { parseLocation } from '../../src/db/location.js'
import { openDatabase } from '../../src/db/open.js'
import { inSnapshot } from '../../src/history/unit.js'
import { COPIED } from '../../src/maintenance/queries/copied-rows.js'
import { engines } from '../helpers/engines.js'
import { PROGRAM } from '../helpers/program.js'
import { createWorld, newDatabase, type World } from '../helpers/world.js'
import { all, type Copied, everything, fill, MOST_ID, open } from './copying.js'

describe('db copy', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld('sqlite')
    await fill(world)
  })
  afterAll(() => world.destroy())

  let serial = 0
  const newFile = () => `sqlite:${join(world.folder, `copy${serial++}.db`)}`

  it('knows every column of every table, but for sessions, what migrations note and the search index', async () => {
    const tables = (await world.db.introspection.getTables()).filter(
      (t) => !/^(helpdesk_session|helpdesk_migration.*|helpdesk_search.*|sqlite_.*)$/.test(t.name),
    )
    const columns = Object.fromEntries(tables.map((t) => [t.name, t.columns.map((c) => c.name)]))
    expect(Object.fromEntries(COPIED.map((t) => [t.name, t.columns]))).toEqual(columns)
  })

  it('SQLite to SQLite: every row, a report, a hint, no sessions', async () => {
    const to = newFile()
    const { code, out, err } = await world.helpdesk(['db', 'copy', '--from', world.url, '--to', to, '--yes'], {
      as: 'ada',
    })
    expect([code, err]).toEqual([0, `hint: to use it from now on: helpdesk config set database '${to}'\n`])
    expect(out).toMatch(/^user +\d+\n[\s\S]*✓ Copied sqlite:/)
    const db = await open(to)
    expect(all(await everything(db))).toBe(all(await everything(world.db)))
    expect(await db.selectFrom('helpdesk_session').selectAll().execute()).toEqual([])
    // The history knows of a higher number than any row.
    await sql`insert into ticket (title, description, category_id, priority_id, requester_id) values ('x', 'x', 1, 1, 1)`.execute(
      db,
    )
    expect((await sql<{ id: number }>`select max(id) as id from ticket`.execute(db)).rows[0]?.id).toBe(MOST_ID + 6)
  })

  it('refuses a target in use, and changes nothing there', async () => {
    for (const engine of engines) {
      const other = await createWorld(engine)
      onTestFinished(() => other.destroy())
      const before = all(await everything(other.db))
      const { code, err } = await world.helpdesk(['db', 'copy', '--from', world.url, '--to', other.url, '--yes'], {
        as: 'ada',
      })
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
      expect(await world.helpdesk(['db', 'copy', '--from', world.url, '--to', to, '--yes'], { as, env })).toMatchObject(
        { code },
      )
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
      select 'Ticket ' || i, printf('%.*c', i % 2000, 'x'), 1, 1, 1, 1, datetime(1700000000 + i * 60, 'unixepoch') from n`.execute(
      world.db,
    )
    const argv = [PROGRAM, 'db', 'copy', '--from', world.url, '--to', target.url, '--yes', '--json']
    // Not maxRSS, in which a process begins with what its parent held.
    const watch = `import { readFileSync } from 'node:fs'
      process.on('exit', () => process.stderr.write('peak ' + /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1] + '\\n'))`
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
    expect([await new Promise((resolve) => child.on('close', resolve)), err.replace(/^(hint|peak).*\n/gm, '')]).toEqual(
      [0, ''],
    )
    expect((JSON.parse(out) as Copied).tables.find((t) => t.table === 'ticket')?.rows).toBe(50_000)
    const megabytes = Number(/peak (\d+)/.exec(err)?.[1]) / 1024
    if (process.env.HELPDESK_SHOW) console.log(engine, `${megabytes.toFixed(0)} MB`, `${Date.now() - started} ms`)
    expect(megabytes).toBeLessThan(200)
  })
})
