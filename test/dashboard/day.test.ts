import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Ajv } from 'ajv'
import { sql } from 'kysely'
import stringWidth from 'string-width'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '../../src/dashboard/day.js'
import { engines } from '../helpers/engines.js'
import type { RunOptions } from '../helpers/run.js'
import { terminalsOf } from '../helpers/terminal.js'
import { createWorld, type World } from '../helpers/world.js'

const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync('docs/schemas/day.json', 'utf8')))
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
/** With instants that depend on when the test runs taken out. */
const settled = (text: string) => text.replace(/\d\d? \w+ 20\d\d, \d\d:\d\d/g, 'THEN')

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
  const cli = async (line: string | string[], as: string) => expect(await world.helpdesk(line, { as })).toMatchObject({ code: 0, err: '' })
  const stateOf = (as: string) => join(world.folder, 'state', as)
  /** As if somebody had never looked. */
  const forget = (as: string) => rmSync(stateOf(as), { recursive: true, force: true })
  const agoUtc = (seconds: number) =>
    engine === 'sqlite' ? sql<string>`datetime('now', ${`-${seconds} seconds`})` : sql<string>`utc_timestamp() - interval ${seconds} second`

  describe('of a helpdesk without tickets', () => {
    it.each([
      ['emma', 'You have no open tickets.\n\nNothing new since THEN.\n\n', ['ticket create', 'ticket list --all']],
      [
        'tom',
        'No open ticket is assigned to you.\n\nEvery open ticket has somebody.\n\nNo answers since THEN.\n\n',
        ['ticket list --all', 'ticket create'],
      ],
      [
        'ada',
        'No open ticket is assigned to you.\n\nEvery open ticket has somebody.\n\nNo answers since THEN.\n\n' +
          'Open in all (0)\nEn attente 0, En cours 0\nWho carries how many: tom 0, tess 0\n\n',
        ['ticket list --all', 'ticket create'],
      ],
    ])('%s reads a line for each section', async (as, text, next) => {
      const { code, out, err } = await day(as)
      expect({ code, err, out: settled(out) }).toEqual({
        code: 0,
        err: '',
        out: `${text}What you can do next:\n${next.map((n) => `  helpdesk ${n}\n`).join('')}`,
      })
    })
  })

  describe('of one with tickets', () => {
    let mine: number
    let free: number
    beforeAll(async () => {
      mine = await world.addTicket({ title: 'Screen', assignee: 'tom', status: 2, requester: 'eric' })
      free = await world.addTicket({ title: 'Printer', priority: 3 })
      for (let i = 0; i < 36; i++) await world.addTicket({ title: `Mouse ${i}`, priority: 1 })
      await cli(['ticket', 'comment', String(mine), '-m', 'It is\nblack.'], 'eric')
      await cli(`ticket priority ${free} --to 3`, 'ada')
    })

    it('a technician reads what is his, what is free and what was answered', async () => {
      forget('tom')
      const { out } = await day('tom', '', { rows: 24 })
      expect(settled(out)).toBe(`Assigned to you (1)
ID  STATUS    PRIORITY  TITLE   REQUESTER  CREATED
──────────────────────────────────────────────────
 1  En cours  Moyenne   Screen  eric       now

Unassigned (37), the oldest now
ID  STATUS      PRIORITY  TITLE    REQUESTER  CREATED
─────────────────────────────────────────────────────
 2  En attente  Élevée    Printer  emma       now
 3  En attente  Faible    Mouse 0  emma       now
 4  En attente  Faible    Mouse 1  emma       now
… 34 more: helpdesk ticket list --assignee none --limit 37

Answered since THEN (1)
#1 Screen  eric, now: It is black.

What you can do next:
  helpdesk ticket show 1
  helpdesk ticket next --take
  helpdesk ticket resolve 1
`)
    })

    it('an administrator reads the counts too, and a technician to give the first to', async () => {
      forget('ada')
      const { out } = await day('ada', '', { rows: 24 })
      expect(settled(out).split('\n\n').slice(2)).toEqual([
        'No answers since THEN.',
        'Open in all (38)\nEn attente 37, En cours 1\nWho carries how many: tom 1, tess 0',
        'What you can do next:\n  helpdesk ticket assign 2 --to tess\n  helpdesk ticket next --take\n  helpdesk ticket list --all\n',
      ])
      const { role, unassigned, counts } = await dayJson('ada')
      expect(role).toBe('ADMIN')
      expect(unassigned?.total).toBe(37)
      expect(unassigned?.tickets.map((t) => t.id)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
      expect(counts?.statuses.map((s) => [s.state, s.open])).toEqual([
        ['pending', 37],
        ['in-progress', 1],
      ])
      expect(counts?.technicians).toEqual([
        { id: world.ids.tom, username: 'tom', fullName: 'Tom Test', role: 'TECHNICIAN', disabled: false, open: 1 },
        { id: world.ids.tess, username: 'tess', fullName: 'Tess Test', role: 'TECHNICIAN', disabled: false, open: 0 },
      ])
    })

    it('an employee reads only of his own tickets', async () => {
      forget('eric')
      const { mine: own, unassigned, counts, news, user } = await dayJson('eric')
      expect(user).toEqual({ id: world.ids.eric, username: 'eric', fullName: 'Eric Test' })
      expect({ unassigned, counts }).toEqual({ unassigned: null, counts: null })
      expect(own).toMatchObject({ total: 1, tickets: [{ id: mine, title: 'Screen' }] })
      // The world's tickets come without a history: what this one became, another program must have done.
      expect(news.items.map((n) => [n.ticket.id, n.actor, n.field, n.from, n.to])).toEqual([
        [mine, null, 'status', 'En attente', 'En cours'],
        [mine, null, 'assignee', null, 'tom'],
      ])
    })

    it.each(['tom', 'ada', 'emma'])('every command that %s is shown works as printed', async (as) => {
      const { out } = await day(as)
      const commands = [...out.matchAll(/^(?:… .*?: | {2})helpdesk (ticket .*)$/gm)].map((m) => m[1] ?? '')
      expect(commands.length).toBeGreaterThanOrEqual(3)
      // What a person would be asked for.
      const asked: Record<string, string> = { comment: ' -m x', create: ' --title x --description x --category 1 --priority 1' }
      for (const command of commands) {
        const ran = await world.helpdesk(command + (asked[command.split(' ')[1] ?? ''] ?? ''), { as })
        expect(ran, command).toMatchObject({ code: 0, err: '' })
        if (command.includes('--limit 37')) expect(ran.out.trim().split('\n')).toHaveLength(37)
      }
    })

    it.each(['tom', 'ada', 'emma'])('fits 40 columns, in French, for %s', async (as) => {
      forget(as)
      const { code, out } = await day(as, '--lang fr', { columns: 40 })
      expect(code).toBe(0)
      expect(out).toMatch(/^Et maintenant :$/m)
      expect(out).not.toMatch(/\b(open|since|more|nobody|What)\b/)
      for (const line of out.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(40)
    })

    it('names the database again where an option named it', async () => {
      const { out } = await world.helpdesk(['--database', world.url], { as: 'tom', columns: 80, env: { HELPDESK_DATABASE: '' } })
      const address = (await world.json<{ database: string }>('whoami', { as: 'tom' })).database
      expect(out.replaceAll('\n', ' ')).toContain(`helpdesk ticket next --take --database '${address}'`)
    })
  })

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
      const rows = await world.db.selectFrom('comment').select(['id', 'content']).where('ticket_id', '=', id).orderBy('id').execute()
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
          .set({ status_id: 3, assigned_to: world.ids.tom ?? 0, updated_at: engine === 'sqlite' ? sql`current_timestamp` : sql`now()` })
          .where('id', '=', id)
          .execute()
      }
      await pause(1_100)
      const { news } = await dayJson('eric')
      const told = (id: number) => news.items.filter((n) => n.ticket.id === id).map((n) => [n.actor?.username, n.field, n.from, n.to])
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
        engine === 'sqlite' ? sql<string>`datetime('now', ${`-${secondsAgo} seconds`})` : sql<string>`now() - interval ${secondsAgo} second`
      const [requester_id, description] = [world.ids.many ?? 0, 'x']
      const ticket = (status_id: number, secondsAgo: number) => ({
        ...{ title: 'Many', description, category_id: 1, priority_id: 1, status_id, requester_id, created_at: '2026-01-01 10:00:00' },
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
      expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ user: world.ids.tom, at: Date.parse(news.until) / 1000 })
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

  describe('is left alone', () => {
    it('without a terminal, where nothing may be asked, and where help is meant', async () => {
      const help = await world.helpdesk('', { as: 'tom' })
      expect(help.out).toMatch(/^Usage: helpdesk/)
      expect(help.code).toBe(0)
      for (const line of ['--help', '-h', 'help']) expect((await day('tom', line)).out).toMatch(/^Usage: helpdesk/)
      expect((await day('tom', '', { env: { CI: '1' } })).out).toMatch(/^Usage: helpdesk/)
      expect((await day('tom', '--version')).out).toBe('0.0.0\n')
      expect(await day('tom', '--no-input')).toMatchObject({ code: 2, out: '' })
      expect(await world.helpdesk('--json', { as: 'tom' })).toMatchObject({ code: 2, out: '' })
      expect(await day('tom', 'nonsense')).toMatchObject({ code: 2, err: expect.stringContaining("There is no command 'nonsense'.") })
      expect(await day('tom', '--nonsense')).toMatchObject({ code: 2, err: expect.stringContaining("no option '--nonsense'") })
      expect(await day('tom', 'ticket')).toMatchObject({ code: 2 })
    })

    it('where nobody is logged in, or no database is there: the errors of every command', async () => {
      expect(await day('nobody')).toEqual({ code: 4, out: '', err: 'error: You are not logged in.\nhint: helpdesk login\n' })
      const none = { HELPDESK_DATABASE: `sqlite:${world.folder}/none.db` }
      expect(await day('tom', '', { env: none })).toMatchObject({
        code: 7,
        err: expect.stringMatching(/^error: .*\nhint: helpdesk init\n$/),
      })
    })
  })

  it('is shown by the real program in a real terminal, in its colours or without', async () => {
    const at = terminalsOf(world)
    for (const env of [{ FORCE_COLOR: '1' }, { NO_COLOR: '1' }]) {
      const terminal = at.open('--lang fr', 'tom', { rows: 60, columns: 40, env })
      expect(await terminal.end()).toBe(0)
      expect(terminal.screen()).toMatch(/^À vous \(\d+\)$/m)
      expect(terminal.screen()).toContain('Et maintenant :')
      expect(terminal.raw().includes('\x1b[1m')).toBe('FORCE_COLOR' in env)
    }
  })
})
