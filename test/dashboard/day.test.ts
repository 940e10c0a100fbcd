import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import stringWidth from 'string-width'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '../../src/dashboard/day.js'
import { engines } from '../helpers/engines.js'
import type { RunOptions } from '../helpers/run.js'
import { terminalsOf } from '../helpers/terminal.js'
import { createWorld, type World } from '../helpers/world.js'

const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync('docs/schemas/day.json', 'utf8')))
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
  const cli = async (line: string | string[], as: string) =>
    expect(await world.helpdesk(line, { as })).toMatchObject({ code: 0, err: '' })
  const stateOf = (as: string) => join(world.folder, 'state', as)
  /** As if somebody had never looked. */
  const forget = (as: string) => rmSync(stateOf(as), { recursive: true, force: true })

  describe('of a helpdesk without tickets', () => {
    it.each([
      ['emma', 'You have no open tickets.\n\nNothing new since THEN.\n\n', ['ticket create', 'ticket list --all']],
      [
        'tom',
        'No open ticket is assigned to you.\n\nEvery open ticket is assigned.\n\nNo answers since THEN.\n\n',
        ['ticket list --all', 'ticket create'],
      ],
      [
        'ada',
        'No open ticket is assigned to you.\n\nEvery open ticket is assigned.\n\nNo answers since THEN.\n\n' +
          'Open in all (0)\nEn attente 0, En cours 0\nWho has how many: tom 0, tess 0\n\n',
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
        'Open in all (38)\nEn attente 37, En cours 1\nWho has how many: tom 1, tess 0',
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
      const asked: Record<string, string> = {
        comment: ' -m x',
        create: ' --title x --description x --category 1 --priority 1',
      }
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
      expect(out).toMatch(/^Et maintenant\u00a0:$/m)
      expect(out).not.toMatch(/\b(open|since|more|nobody|What)\b/)
      for (const line of out.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(40)
    })

    it('names the database again where an option named it', async () => {
      const { out } = await world.helpdesk(['--database', world.url], {
        as: 'tom',
        columns: 80,
        env: { HELPDESK_DATABASE: '' },
      })
      const address = (await world.json<{ database: string }>('whoami', { as: 'tom' })).database
      expect(out.replaceAll('\n', ' ')).toContain(`helpdesk ticket next --take --database '${address}'`)
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
      expect(await day('tom', 'nonsense')).toMatchObject({
        code: 2,
        err: expect.stringContaining("There is no command 'nonsense'."),
      })
      expect(await day('tom', '--nonsense')).toMatchObject({
        code: 2,
        err: expect.stringContaining("no option '--nonsense'"),
      })
      expect(await day('tom', 'ticket')).toMatchObject({ code: 2 })
    })

    it('where nobody is logged in, or no database is there: the errors of every command', async () => {
      expect(await day('nobody')).toEqual({
        code: 4,
        out: '',
        err: 'error: You are not logged in.\nhint: helpdesk login\n',
      })
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
      expect(terminal.screen()).toMatch(/^Tickets qui vous sont assignés \(\d+\)$/m)
      expect(terminal.screen()).toContain('Et maintenant\u00a0:')
      expect(terminal.raw().includes('\x1b[1m')).toBe('FORCE_COLOR' in env)
    }
  })
})
