import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Ajv } from 'ajv'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '../../src/dashboard/day.js'
import { engines } from '../helpers/engines.js'
import type { RunOptions } from '../helpers/run.js'
import { createWorld, type World } from '../helpers/world.js'

const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync('docs/schemas/day.json', 'utf8')))
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe.each(engines)('the day (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  const day = (as: string, line = '', options: RunOptions = {}) => world.helpdesk(line, { as, columns: 80, ...options })
  async function dayJson(as: string): Promise<Day> {
    const { code, out, err } = await day(as, '--json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(validate(JSON.parse(out)), JSON.stringify(validate.errors)).toBe(true)
    return JSON.parse(out)
  }
  const cli = async (line: string | string[], as: string) =>
    expect(await world.helpdesk(line, { as })).toMatchObject({ code: 0, err: '' })
  const stateOf = (as: string) => join(world.folder, 'state', as)
  /** As if somebody had never looked. */
  const forget = (as: string) => rmSync(stateOf(as), { recursive: true, force: true })
  const agoUtc = (seconds: number) =>
    engine === 'sqlite'
      ? sql<string>`datetime('now', ${`-${seconds} seconds`})`
      : sql<string>`utc_timestamp() - interval ${seconds} second`

  describe('what is new', () => {
    it('is told once', async () => {
      const id = await world.addTicket({ title: 'Cable', requester: 'eric', assignee: 'tess' })
      await pause(1_100)
      forget('tess')
      expect((await dayJson('tess')).news.total).toBe(0)
      await cli(`ticket comment ${id} -m hello`, 'eric')
      await cli(`ticket comment ${id} -m own`, 'tess')
      await pause(1_100)
      const first = await dayJson('tess')
      expect(first.news.items).toEqual([
        {
          ticket: { id, title: 'Cable' },
          at: expect.stringMatching(/Z$/),
          actor: { id: world.ids.eric, username: 'eric', fullName: 'Eric Test' },
          field: 'comment',
          from: null,
          to: 'hello',
        },
      ])
      const second = await dayJson('tess')
      expect(second.news).toMatchObject({ since: first.news.until, total: 0, items: [] })
    })

    it('goes on where the last look ended', async () => {
      const id = await world.addTicket({ title: 'Long talk', requester: 'eric', assignee: 'tess' })
      for (let i = 0; i < 12; i++) await cli(`ticket comment ${id} -m no${i}`, 'eric')
      const rows = await world.db
        .selectFrom('comment')
        .select(['id', 'content'])
        .where('ticket_id', '=', id)
        .orderBy('id')
        .execute()
      for (const [i, row] of rows.entries()) {
        await world.db
          .updateTable('comment')
          .set({ created_at: agoUtc(3_000 - 100 * i) })
          .where('id', '=', row.id)
          .execute()
      }
      forget('tess')
      const seen = []
      for (let i = 0; i < 2; i++) {
        const { news } = await dayJson('tess')
        seen.push(news.items.filter((n) => n.ticket.id === id).map((n) => n.to))
      }
      expect(seen[0]).toEqual(['no0', 'no1', 'no2', 'no3', 'no4', 'no5', 'no6', 'no7', 'no8', 'no9'])
      // What happened in the second where it ended comes again.
      expect(seen[1]).toEqual(['no9', 'no10', 'no11'])
      forget('tess')
      const { out } = await day('tess', '', { rows: 10 })
      expect(out).toMatch(/^Answered since .* \(1\d\)$/m)
      expect(out).toMatch(/^… (9|1\d) more: helpdesk$/m)
    })

    it('for an employee is also what became of his tickets, by whatever program', async () => {
      const recorded = await world.addTicket({ title: 'Recorded', requester: 'eric' })
      const unseen = await world.addTicket({ title: 'Unseen', requester: 'eric' })
      const others = await world.addTicket({ title: 'Of somebody else' })
      await pause(1_100)
      await dayJson('eric')
      await cli(`ticket take ${recorded}`, 'tess')
      await cli(`ticket resolve ${recorded} -m Done.`, 'tess')
      await cli(`ticket category ${recorded} --to 2`, 'tess')
      for (const id of [unseen, others]) {
        await world.db
          .updateTable('ticket')
          .set({
            status_id: 3,
            assigned_to: world.ids.tom ?? 0,
            updated_at: engine === 'sqlite' ? sql`current_timestamp` : sql`now()`,
          })
          .where('id', '=', id)
          .execute()
      }
      await pause(1_100)
      const { news } = await dayJson('eric')
      const told = (id: number) =>
        news.items.filter((n) => n.ticket.id === id).map((n) => [n.actor?.username, n.field, n.from, n.to])
      expect(told(recorded).sort()).toEqual(
        [
          ['tess', 'assignee', null, 'tess'],
          ['tess', 'comment', null, 'Done.'],
          ['tess', 'status', 'En attente', 'Résolue'],
          ['tess', 'category', 'Matériel', 'Logiciel'],
        ].sort(),
      )
      expect(told(unseen)).toEqual([
        [undefined, 'status', 'En attente', 'Résolue'],
        [undefined, 'assignee', null, 'tom'],
      ])
      expect(news.total).toBe(6)
      expect((await dayJson('eric')).news.total).toBe(0)
    })

    it('is found among many tickets that were only touched', async () => {
      await world.addUser('many', 'EMPLOYEE')
      const touched = (secondsAgo: number) =>
        engine === 'sqlite'
          ? sql<string>`datetime('now', ${`-${secondsAgo} seconds`})`
          : sql<string>`now() - interval ${secondsAgo} second`
      const [requester_id, description] = [world.ids.many ?? 0, 'x']
      const ticket = (status_id: number, secondsAgo: number) => ({
        ...{
          title: 'Many',
          description,
          category_id: 1,
          priority_id: 1,
          status_id,
          requester_id,
          created_at: '2026-01-01 10:00:00',
        },
        ...{ assigned_to: null, closed_at: null, updated_at: touched(secondsAgo) },
      })
      for (let i = 0; i < 5; i++) {
        await world.db
          .insertInto('ticket')
          .values(Array.from({ length: 100 }, () => ticket(1, 300 - i)))
          .execute()
      }
      await world.db.insertInto('ticket').values(ticket(2, 100)).execute()
      expect((await dayJson('many')).news.total).toBe(0)
      expect((await dayJson('many')).news.items).toMatchObject([{ field: 'status', to: 'En cours' }])
      expect((await dayJson('many')).news.total).toBe(0)
    })

    it('names who wrote a comment that was moved to another account', async () => {
      await world.addUser('gone', 'TECHNICIAN')
      const id = await world.addTicket({ title: 'Inherited', requester: 'emma', assignee: 'gone' })
      await cli(`ticket comment ${id} -m mine`, 'gone')
      await cli('user delete gone --reassign-to tess --yes', 'ada')
      forget('emma')
      const { news } = await dayJson('emma')
      expect(news.items.find((n) => n.to === 'mine')?.actor).toMatchObject({ username: 'tess', formerly: 'gone' })
      forget('emma')
      expect((await day('emma')).out).toContain('formerly gone, now: mine')
    })

    it('from the database is inert', async () => {
      const hostile = '\x1b]0;owned\x07\u202e\nsecond line'
      const id = await world.addTicket({ title: 'x', requester: 'emma', assignee: 'tess', priority: 3 })
      await world.db.updateTable('ticket').set({ title: hostile }).where('id', '=', id).execute()
      await cli(['ticket', 'comment', String(id), '-m', hostile], 'emma')
      for (const columns of [40, 100]) {
        forget('tess')
        // Old talk is out of the way.
        await world.db
          .updateTable('comment')
          .set({ created_at: agoUtc(9 * 86_400) })
          .where('ticket_id', '<>', id)
          .execute()
        const { code, out } = await day('tess', '', { columns })
        expect(code).toBe(0)
        expect(out).toContain(`#${id} ^[]0;owned`)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
        expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
      }
    })
  })

  /** The one file that keeps when somebody looked. */
  function markOf(as: string): string {
    const folder = join(stateOf(as), 'last-looks')
    return join(folder, readdirSync(folder)[0] ?? '')
  }

  describe('when somebody last looked', () => {
    it('is kept for himself, by the clock of the database', async () => {
      forget('tom')
      const { news } = await dayJson('tom')
      const file = markOf('tom')
      expect(statSync(file).mode & 0o777).toBe(0o600)
      expect(statSync(dirname(file)).mode & 0o077).toBe(0)
      expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
        user: world.ids.tom,
        at: Date.parse(news.until) / 1000,
      })
      // Another account on the same machine has looked on its own.
      expect(readdirSync(dirname(file))).toHaveLength(1)
    })

    it('counts for nothing where its file is damaged or of the future', async () => {
      const week = async () => {
        const { news } = await dayJson('tom')
        return (Date.parse(news.until) - Date.parse(news.since)) / 1000
      }
      writeFileSync(markOf('tom'), 'not JSON')
      expect(await week()).toBe(7 * 86_400)
      expect(await week()).toBeLessThan(60)
      writeFileSync(markOf('tom'), JSON.stringify({ at: 4_000_000_000 }))
      expect(await week()).toBe(7 * 86_400)
    })

    it('is told where it cannot be kept, and the day is shown all the same', async () => {
      forget('tom')
      mkdirSync(dirname(stateOf('tom')), { recursive: true })
      writeFileSync(stateOf('tom'), 'a file where a folder should be')
      const { code, out, err } = await day('tom')
      expect(code).toBe(0)
      expect(out).toContain('What you can do next:')
      expect(err).toMatch(/^The file '.*' cannot be written\.\n$/)
      forget('tom')
    })
  })
})
