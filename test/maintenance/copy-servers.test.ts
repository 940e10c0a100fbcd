import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { COPIED } from '../../src/maintenance/queries/copied-rows.js'
import { hasServer } from '../helpers/engines.js'
import { startMariadb, type TestServer } from '../helpers/mariadb.js'
import { PROGRAM } from '../helpers/program.js'
import { openWebApp } from '../helpers/web.js'
import { createWorld, newDatabase, type World } from '../helpers/world.js'
import { all, type Copied, everything, fill, MOST_ID, OLD_SERVER, open, PARIS } from './copying.js'

describe('db copy', () => {
  let world: World
  let paris: TestServer
  beforeAll(async () => {
    world = await createWorld('sqlite')
    await fill(world)
    if (hasServer) paris = (await startMariadb(OLD_SERVER, PARIS)) as TestServer
  })
  afterAll(async () => {
    await paris?.stop()
    await world.destroy()
  })

  const copy = (from: string, to: string, as = 'ada') =>
    world.json<Copied>(['db', 'copy', '--from', from, '--to', to, '--yes'], { as })
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
    const { code, out, err } = await world.helpdesk(['db', 'copy', '--from', from, '--to', to, '--yes', '--json'], {
      env: token(),
    })
    expect([code, err.replace(/^(hint|note): .*\n/gm, '')]).toEqual([0, ''])
    return JSON.parse(out) as Copied
  }

  describe.runIf(hasServer)('with servers', () => {
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
      const same = (a: Copied, b: Copied) =>
        a.tables.filter((t, i) => t.checksum !== b.tables[i]?.checksum).map((t) => t.table)
      expect(same(first, last)).toEqual(zone === 'Paris' ? [] : ['ticket'])
      expect(first.tables.find((t) => t.table === 'ticket')?.rows).toBe(34)
    })

    it('says how many rows the skipped hour moved', async () => {
      const { err } = await world.helpdesk(
        ['db', 'copy', '--from', world.url, '--to', await newMysql(paris.address), '--yes'],
        {
          as: 'ada',
        },
      )
      expect(err).toMatch(/^note: 1 row was created in an hour that the clocks of the server skip/)
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
      await sql
        .raw('create trigger spoil before insert on comment for each row set new.content = upper(new.content)')
        .execute(db)
      const { code, err } = await world.helpdesk(['db', 'copy', '--from', world.url, '--to', url, '--yes'], {
        as: 'ada',
      })
      expect([code, err]).toEqual([
        7,
        expect.stringMatching(/^error: What the target holds of comment is not what was written/),
      ])
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
      const { code, err } = await world.helpdesk(['db', 'copy', '--from', source, '--to', url, '--yes'], {
        env: token(),
      })
      expect([code, err]).toEqual([
        2,
        expect.stringMatching(/^error: Row 20 of ticket cannot be copied: a value is too long/),
      ])
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
})
