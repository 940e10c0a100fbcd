import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ticket } from '../../src/tickets/ticket.js'
import { engines } from '../helpers/engines.js'
import type { RunOptions } from '../helpers/run.js'
import { contentOf, createWorld, type World } from '../helpers/world.js'

const HOSTILE = 'a\x1b[2J\x1b]52;c;eA==\x07b\x9bc\u202ed\te\\f\x7f'
const RULE = '─'

describe.each(engines)('what a command answers (%s)', (engine) => {
  let world: World
  let tickets: Ticket[]
  beforeAll(async () => {
    world = await createWorld(engine)
    await world.addTicket({ title: 'Printer on fire' })
    await world.addTicket({ title: 'Écran noir 🔥', requester: 'eric', assignee: 'tom', status: 2, priority: 3 })
    await world.addTicket({ title: 'Old mouse', status: 3, priority: 1 })
    const daysAgo = (days: number) =>
      new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 19).replace('T', ' ')
    for (const id of [1, 2, 3])
      await sql`update ticket set created_at = ${daysAgo(6.5 - id)}, updated_at = ${daysAgo(2.5)} where id = ${id}`.execute(
        world.db,
      )
    tickets = await world.json<Ticket[]>('ticket list --all --sort id', { as: 'ada' })
  })
  afterAll(() => world.destroy())

  const ada = (line: string | string[], options: RunOptions = {}) => world.helpdesk(line, { as: 'ada', ...options })
  const out = async (line: string | string[], options: RunOptions = {}) => {
    const ran = await ada(line, options)
    expect({ code: ran.code, err: ran.err }).toEqual({ code: 0, err: '' })
    return ran.out
  }
  const HEAD = 'ID  STATUS        P  TITLE            REQUESTER  ASSIGNEE  AGE     UPDATED'
  const TABLE = [
    HEAD,
    RULE.repeat(HEAD.length),
    ' 2  ◐ En cours    ▲  Écran noir 🔥    eric       tom       4 days  2 days',
    ' 1  ○ En attente     Printer on fire  emma                 5 days  2 days',
    '',
  ].join('\n')

  describe('a table', () => {
    it('is what a terminal gets, but for a column with one value in all rows', async () => {
      const without = HEAD.length - '  UPDATED'.length
      const lines = TABLE.split('\n').map((line) => line.slice(0, without).trimEnd())
      expect(await out('ticket list', { columns: 80 })).toBe(lines.join('\n'))
      expect(await out('ticket list --status pending', { columns: 80 })).toContain('STATUS') // of one alone
      expect(await out('ticket list --fields id,updatedAt', { columns: 80 })).toContain('UPDATED')
    })
    it.each([
      ['-o table', {}],
      ['--output table', { env: { COLUMNS: '80' } }],
      ['-o table', { env: { COLUMNS: 'wide' } }],
    ])('is what a pipe gets with %s %j', async (option, options) =>
      expect(await out(`ticket list ${option}`, options)).toBe(TABLE),
    )
    it('in a pipe is as wide as COLUMNS says', async () => {
      const narrow = `ID  STATUS        P  TITLE\n${RULE.repeat(36)}\n 2  ◐ En cours    ▲  Écran noir 🔥\n 1  ○ En attente     Printer on fire\n`
      expect(await out('ticket list -o table', { env: { COLUMNS: '40' } })).toBe(narrow)
      expect(await out('ticket list', { columns: 40, env: { COLUMNS: '200' } })).toBe(narrow)
    })
    it('has the columns asked for, in their order', async () =>
      expect(await out('ticket list --fields title,id', { columns: 80 })).toBe(
        `TITLE            ID\n${RULE.repeat(19)}\nÉcran noir 🔥     2\nPrinter on fire   1\n`,
      ))
    it('of what was changed, too', async () =>
      expect(await out('ticket priority 3 --to low -o table --fields id,result')).toBe(
        `ID  RESULT\n${RULE.repeat(13)}\n 3  unchanged\n`,
      ))
    it('of nothing is a sentence', async () => {
      expect(await out('ticket list --assignee tess', { columns: 80 })).toBe('No tickets.\n')
      expect(await out('ticket list --assignee tess --lang fr', { columns: 80 })).toBe('Aucun ticket.\n')
    })
  })

  describe('tsv', () => {
    const row = (t: Ticket | undefined) =>
      [
        t?.id,
        t?.status.name,
        t?.priority.name,
        t?.category.name,
        t?.title,
        t?.requester.username,
        t?.assignee?.username ?? '',
      ]
        .concat(t?.createdAt ?? '', t?.updatedAt ?? '', t?.closedAt ?? '')
        .join('\t')
    it('is what a pipe gets: no header, nothing cut, instants in UTC', async () => {
      expect(await out('ticket list')).toBe(`${row(tickets[1])}\n${row(tickets[0])}\n`)
      expect(await out('ticket list --status resolved')).toBe(`${row(tickets[2])}\n`)
      expect(row(tickets[2])).toMatch(
        /^3\tRésolue\tFaible\tMatériel\tOld mouse\temma\t(\t20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ){3}$/,
      )
    })
    it('is the same on a terminal that asks for it, and is not touched by COLUMNS or colours', async () => {
      const expected = await out('ticket list')
      expect(await out('ticket list -o tsv', { columns: 40 })).toBe(expected)
      expect(await out('ticket list', { env: { COLUMNS: '20', FORCE_COLOR: '1' } })).toBe(expected)
    })
    it('has the columns asked for, in their order', async () =>
      expect(await out('ticket list --fields assignee,id,title --sort id')).toBe(
        '\t1\tPrinter on fire\ntom\t2\tÉcran noir 🔥\n',
      ))
    it('of nothing is nothing', async () => expect(await out('ticket list --assignee tess')).toBe(''))
    it('of what was changed is a line for each', async () => {
      const id = await world.addTicket({ status: 3, priority: 2 })
      const changed = await out(`ticket priority 3 ${id} --to low --fields id,priority,result`)
      expect(changed).toBe(`3\tFaible\tunchanged\n${id}\tFaible\tchanged\n`)
      expect(await out(`ticket delete ${id} --yes`)).toBe(`${id}\tdeleted\n`)
    })
    it('of a new thing is its id', async () => {
      const made = await out([
        'ticket',
        'create',
        '--title',
        'x',
        '--description',
        'y',
        '--category',
        '1',
        '--priority',
        'low',
      ])
      expect(made).toMatch(/^\d+\n$/)
      expect(await out(`ticket delete ${made.trim()} --yes`)).toBe(`${made.trim()}\tdeleted\n`)
    })
  })

  describe('JSON', () => {
    it.each(['--json', '-o json', '--output json', '--output=json', '-ojson', '--json -o json'])(
      'with %s',
      async (option) => {
        const all = JSON.parse(await out(`ticket list --all --sort id ${option}`)) as Ticket[]
        expect(all.map((t) => t.id)).toEqual([1, 2, 3])
        expect(all[1]).toEqual({
          id: 2,
          title: 'Écran noir 🔥',
          description: 'It burns.',
          status: { id: 2, name: 'En cours', color: 'primary', state: 'in-progress' },
          priority: { id: 3, name: 'Élevée', level: 3 },
          category: { id: 1, name: 'Matériel' },
          requester: { id: 5, username: 'eric', fullName: 'Eric Test' },
          assignee: { id: 2, username: 'tom', fullName: 'Tom Test' },
          createdAt: expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
          updatedAt: expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
          closedAt: null,
          unread: false,
        })
      },
    )
    it('of nothing is an empty list', async () => expect(await out('ticket list --assignee tess --json')).toBe('[]\n'))
    it('has the keys asked for, in their order, absent ones null', async () => {
      const listed = await out('ticket list --sort id --json --fields closedAt,assignee,id')
      expect(listed).toBe(
        `${JSON.stringify(
          [
            { closedAt: null, assignee: null, id: 1 },
            { closedAt: null, assignee: { id: 2, username: 'tom', fullName: 'Tom Test' }, id: 2 },
          ],
          null,
          2,
        )}\n`,
      )
      expect(JSON.parse(await out('ticket show 1 --json --fields history,id'))).toEqual({ history: null, id: 1 })
    })
    it('of a change has them in its items', async () =>
      expect(JSON.parse(await out('ticket priority 3 --to low --json --fields id,result'))).toEqual({
        changeId: null,
        changed: 0,
        unchanged: 1,
        items: [{ id: 3, result: 'unchanged' }],
      }))
    it('is never translated', async () =>
      expect(await out('ticket show 3 --json --lang fr')).toBe(await out('ticket show 3 --json --lang en')))
  })

  describe('jsonl', () => {
    it('is one line for each, with what JSON holds', async () => {
      const lines = (await out('ticket list --all --sort id -o jsonl')).split('\n')
      expect(lines.pop()).toBe('')
      expect(lines.map((l) => JSON.parse(l))).toEqual(JSON.parse(await out('ticket list --all --sort id --json')))
    })
    it('has the keys asked for', async () =>
      expect(await out('ticket list --sort id -o jsonl --fields id,assignee')).toBe(
        '{"id":1,"assignee":null}\n{"id":2,"assignee":{"id":2,"username":"tom","fullName":"Tom Test"}}\n',
      ))
    it('of nothing is nothing', async () => expect(await out('ticket list --assignee tess -o jsonl')).toBe(''))
    it('of a change is its items', async () =>
      expect(await out('ticket priority 3 --to low -o jsonl --fields id,result')).toBe(
        '{"id":3,"result":"unchanged"}\n',
      ))
  })

  describe('ids', () => {
    it.each(['ticket list --all --sort id -o ids', 'ticket list --all --sort id -o ids --fields title'])(
      'are one a line: %s',
      async (line) => expect(await out(line)).toBe('1\n2\n3\n'),
    )
    it('of nothing are nothing', async () => expect(await out('ticket list --assignee tess -o ids')).toBe(''))
    it('of one thing are its own', async () => expect(await out('whoami -o ids')).toBe('1\n'))
    it('of a change are those of its items', async () =>
      expect(await out('-o ids ticket priority 3 3 --to low')).toBe('3\n'))
    it('are a usage error where there are none', async () => {
      const before = await contentOf(world.db, 'user')
      expect(await ada('user role tom --to ADMIN -o ids')).toEqual({
        code: 2,
        out: '',
        err: 'error: What this command answers has no ids.\n',
      })
      expect(await contentOf(world.db, 'user')).toEqual(before)
    })
  })
})

describe.each(engines)('many and hostile tickets (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    for (let i = 1; i <= 30; i++) await world.addTicket({ title: `Ticket ${i}` })
  })
  afterAll(() => world.destroy())
  const NOTICE = expect.stringMatching(/^30 of (\d+) open · oldest \d+ minutes? · more: --limit \1\n$/)
  const ids = (count: number) => `${Array.from({ length: count }, (_, i) => i + 1).join('\n')}\n`

  it('thirty are shown on a terminal without a word', async () =>
    expect(await world.helpdesk('ticket list -o ids', { as: 'tom', columns: 80 })).toEqual({
      code: 0,
      out: ids(30),
      err: '',
    }))

  it('of more, thirty on a terminal and a notice on stderr; all in a pipe', async () => {
    await world.addTicket({ title: HOSTILE })
    const list = (line: string, columns?: number) =>
      world.helpdesk(line, { as: 'tom', ...(columns ? { columns } : {}) })
    expect(await list('ticket list -o ids', 80)).toEqual({ code: 0, out: ids(30), err: NOTICE })
    expect(await list('ticket list -o ids --lang fr', 80)).toEqual({
      code: 0,
      out: ids(30),
      err: expect.stringMatching(
        /^30 ouverts sur (\d+) · le plus ancien\u00a0: \d+ minutes? · tous\u00a0: --limit \1\n$/,
      ),
    })
    const table = await list('ticket list', 80)
    expect([table.code, table.err, table.out.split('\n').length]).toEqual([0, NOTICE, 33])
    expect(await list('ticket list -o ids')).toEqual({ code: 0, out: ids(31), err: '' })
    expect(await list('ticket list -o ids --limit 31', 80)).toEqual({ code: 0, out: ids(31), err: '' })
    const err = expect.stringMatching(/^next: \S+\n$/)
    expect(await list('ticket list -o ids --limit 2', 80)).toEqual({ code: 0, out: ids(2), err })
    expect(await list('ticket list -o ids --limit 2')).toEqual({ code: 0, out: ids(2), err })
  })

  it('a hostile title is inert on a terminal in every format, and in a pipe in those for people and tsv', async () => {
    const ask = async (format: string, columns?: number) => {
      const line = `ticket list --limit 1 --sort id:desc --fields title -o ${format}`
      return (await world.helpdesk(line, { as: 'tom', ...(columns ? { columns } : {}) })).out
    }
    const shown = 'a^[[2J^[]52;c;eA==^Gb<9B>c<202E>d'
    expect(await ask('table', 80)).toBe(`TITLE\n${RULE.repeat(40)}\n${shown}^Ie\\f^?\n`)
    expect(await ask('table')).toBe(await ask('table', 80))
    const cell = 'a\\x1b[2J\\x1b]52;c;eA==\\x07b\\x9bc\u202ed\\te\\\\f\\x7f'
    expect(await ask('tsv')).toBe(`${cell}\n`)
    expect(await ask('tsv', 80)).toBe(`${cell.replace('\u202e', '<202E>')}\n`)
    expect(await ask('csv')).toBe(`title\r\n${HOSTILE}\r\n`)
    expect(JSON.parse(await ask('json'))).toEqual([{ title: HOSTILE }])
    for (const format of ['json', 'jsonl']) {
      const text = await ask(format, 80)
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u)
      expect([JSON.parse(text)].flat()).toEqual([{ title: HOSTILE }])
    }
    const page = (await world.helpdesk('ticket show 31', { as: 'tom', columns: 80 })).out
    expect(page.split('\n')[0]).toBe(`#31  ${shown}^Ie\\f^?`)
    expect(page.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u)
  })
})
