import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import stringWidth from 'string-width'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '../../src/dashboard/day.js'
import { engines } from '../helpers/engines.js'
import type { RunOptions } from '../helpers/run.js'
import { terminalsOf } from '../helpers/terminal.js'
import { createWorld, type World } from '../helpers/world.js'

const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync('docs/schemas/day.json', 'utf8')))

describe.each(engines)('the day (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  const day = (as: string, line = '', options: RunOptions = {}) => world.helpdesk(line, { as, columns: 80, ...options })
  async function dayJson(as: string): Promise<Day> {
    const { code, out, err } = await world.helpdesk('day --json', { as })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(validate(JSON.parse(out)), JSON.stringify(validate.errors)).toBe(true)
    return JSON.parse(out)
  }
  const cli = async (line: string | string[], as: string) =>
    expect(await world.helpdesk(line, { as })).toMatchObject({ code: 0, err: '' })

  describe('of a helpdesk without tickets', () => {
    it.each([
      ['emma', 'You have no open tickets.\n\n', ['create', 'list --all']],
      ['tom', 'No open ticket is assigned to you.\n\nEvery open ticket is assigned.\n\n', ['list --all', 'create']],
      [
        'ada',
        'No open ticket is assigned to you.\n\nEvery open ticket is assigned.\n\n' +
          'Open in all (0)\nEn attente 0, En cours 0\nWho has how many: tom 0, tess 0\n\n',
        ['list --all', 'create'],
      ],
    ])('%s reads a line for each section', async (as, text, next) => {
      expect(await day(as)).toEqual({
        code: 0,
        err: '',
        out: `You have read everything.\n\n${text}What you can do next:\n${next.map((n) => `  helpdesk ${n}\n`).join('')}`,
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
      await world.json('inbox --read', { as: 'tom' })
      await cli(['ticket', 'comment', String(mine), '-m', 'It is\nblack.'], 'eric')
      await cli(`ticket priority ${free} --to 3`, 'ada')
    })

    it('a technician reads what is new, what is his and what is free', async () => {
      const { out } = await day('tom', '', { rows: 24 })
      expect(out).toBe(`New for you (1)
1  Screen  eric, now: It is black.
  helpdesk 1

Assigned to you (1)
 ID  STATUS      P  TITLE   REQUESTER  AGE
──────────────────────────────────────────────
● 1  ◐ En cours     Screen  eric       <1 min.

Unassigned (37), the oldest now
ID  STATUS        P  TITLE    REQUESTER  AGE
────────────────────────────────────────────────
 2  ○ En attente  ▲  Printer  emma       <1 min.
 3  ○ En attente  ▽  Mouse 0  emma       <1 min.
 4  ○ En attente  ▽  Mouse 1  emma       <1 min.
 5  ○ En attente  ▽  Mouse 2  emma       <1 min.
 6  ○ En attente  ▽  Mouse 3  emma       <1 min.
… 32 more: helpdesk list --assignee none --limit 37

What you can do next:
  helpdesk next --take
  helpdesk 1
  helpdesk resolve 1
`)
      expect((await day('tom', 'day', { rows: 24 })).out).toBe(out)
    })

    it('is read in every format, in a pipe too', async () => {
      const { new: entries, mine: own, unassigned } = await dayJson('tom')
      expect(entries).toEqual(await world.json('inbox', { as: 'tom' }))
      const lines = await world.lines('day -o tsv', { as: 'tom' })
      expect(lines[0]).toBe(`new\t${mine}\tScreen\tEn cours\tMoyenne`)
      expect(lines).toHaveLength(1 + own.tickets.length + (unassigned?.tickets.length ?? 0))
      expect(await world.lines('day -o ids', { as: 'tom' })).toHaveLength(lines.length)
      expect((await world.lines('day -o csv', { as: 'tom' }))[0]).toBe('section,id,title,status,priority\r')
      expect((await world.helpdesk('day', { as: 'tom' })).code).toBe(0)
    })

    it('an administrator reads the counts too, and a technician to give the first to', async () => {
      const { out } = await day('ada', '', { rows: 24 })
      expect(out.split('\n\n').slice(3)).toEqual([
        'Open in all (38)\nEn attente 37, En cours 1\nWho has how many: tom 1, tess 0',
        'What you can do next:\n  helpdesk assign 2 --to tess\n  helpdesk next --take\n  helpdesk list --all\n',
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
      const { mine: own, unassigned, counts, new: entries, user } = await dayJson('eric')
      expect(user).toEqual({ id: world.ids.eric, username: 'eric', fullName: 'Eric Test' })
      expect({ unassigned, counts }).toEqual({ unassigned: null, counts: null })
      expect(own).toMatchObject({ total: 1, tickets: [{ id: mine, title: 'Screen' }] })
      // The world's tickets come without a history: what this one became, another program must have done.
      expect(entries.map((e) => [e.ticket.id, e.events.map(({ id, kind, by, text }) => [id, kind, by, text])])).toEqual(
        [[mine, [[expect.any(Number), 'status', null, 'En cours']]]],
      )
    })

    it.each(['tom', 'ada', 'emma'])('every command that %s is shown works as printed', async (as) => {
      const { out } = await day(as)
      const commands = [...out.matchAll(/^(?:… .*?: | {2})helpdesk (.*)$/gm)].map((m) => m[1] ?? '')
      expect(commands.length).toBeGreaterThanOrEqual(2)
      // What a person would be asked for.
      const asked: Record<string, string> = {
        comment: ' -m x',
        create: ' --title x --description x --category 1 --priority 1',
      }
      for (const command of commands) {
        const ran = await world.helpdesk(command + (asked[command.split(' ')[0] ?? ''] ?? ''), { as })
        expect(ran, command).toMatchObject({ code: 0, err: '' })
        if (command.includes('--limit 37')) expect(ran.out.trim().split('\n')).toHaveLength(37)
      }
    })

    describe.each([
      ['en', /^What you can do next:$/m],
      ['fr', /^Et maintenant\u00a0:$/m],
    ])('in %s', (lang, end) => {
      it.each([
        ['tom', 80, 24],
        ['tom', 40, 24],
        ['ada', 80, 24],
        ['ada', 40, 24],
        ['emma', 80, 24],
        ['emma', 40, 24],
        ['ada', 120, 60],
      ])('that of %s fits %i columns and %i lines', async (as, columns, rows) => {
        for (const many of [1, 12]) {
          for (let i = 0; i < many; i++) {
            const id = await world.addTicket({
              title: 'A title that is longer than a line of a narrow terminal',
              assignee: as,
              requester: as,
            })
            await cli(
              ['ticket', 'comment', String(id), '-m', 'An answer that is longer than a line as well'],
              as === 'ada' ? as : 'ada',
            )
          }
          const { code, out } = await day(as, `--lang ${lang}`, { columns, rows })
          expect(code).toBe(0)
          expect(out).toMatch(end)
          for (const line of out.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(columns)
          expect(out.split('\n').length, out).toBeLessThanOrEqual(rows)
          if (lang === 'fr') expect(out).not.toMatch(/\b(open|since|more|nobody|What|New)\b/)
        }
      })
    })

    it('names the database again where an option named it', async () => {
      const { out } = await world.helpdesk(['--database', world.url], {
        as: 'tom',
        columns: 80,
        env: { HELPDESK_DATABASE: '' },
      })
      const address = (await world.json<{ database: string }>('whoami', { as: 'tom' })).database
      expect(out.replaceAll('\n', ' ')).toContain(`helpdesk next --take --database '${address}'`)
    })
  })

  describe('is left alone', () => {
    it('without a terminal, where nothing may be asked, and where help is meant', async () => {
      const none = 'error: There is no command on this line.\nhint: helpdesk day\n'
      expect(await world.helpdesk('', { as: 'tom' })).toEqual({ code: 2, out: '', err: none })
      for (const line of ['--help', '-h', 'help']) expect((await day('tom', line)).out).toMatch(/^Usage: helpdesk/)
      expect(await day('tom', '', { env: { CI: '1' } })).toEqual({ code: 2, out: '', err: none })
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
    for (const [env, columns] of [
      [{ FORCE_COLOR: '1' }, 40],
      [{ NO_COLOR: '1' }, 80],
    ] as const) {
      // Without a pager: it ends by itself.
      const terminal = at.open('--lang fr', 'tom', { rows: 24, columns, env })
      expect(await terminal.end()).toBe(0)
      expect(terminal.screen()).toMatch(/^Nouveau pour vous \(\d+\)$/m)
      expect(terminal.screen()).toMatch(/^Tickets qui vous sont assignés \(\d+\)$/m)
      expect(terminal.screen()).toContain('Et maintenant\u00a0:')
      expect(terminal.raw().includes('\x1b[1m')).toBe('FORCE_COLOR' in env)
    }
  })
})
