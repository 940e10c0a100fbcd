import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Ticket } from '../../src/tickets/ticket.js'
import { type EngineName, engines, hasServer } from '../helpers/engines.js'
import { manyRows, start } from '../helpers/imports.js'
import { contentOf, createWorld, type World } from '../helpers/world.js'

const HEADER = 'title,description,category,priority,requester'
const file = (world: World, text: string | Buffer, name = 'in.csv') => {
  const path = join(world.folder, name)
  writeFileSync(path, text)
  return path
}
const run = (world: World, line: string[]) => world.helpdesk(['ticket', ...line], { as: 'ada' })
const imported = (world: World, path: string, ...more: string[]) =>
  world.json<{ changeId: string | null; rows: number; created: number; present: number }>(
    ['ticket', 'import', path, ...more],
    {
      as: 'ada',
    },
  )
const count = async (world: World, table: 'ticket' | 'helpdesk_event' | 'helpdesk_import_key') =>
  Number((await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(world.db)).rows[0]?.n)

describe.each(engines)('ticket import (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())
  const all = () => world.json<Ticket[]>('ticket list --all --sort id', { as: 'ada' })
  const fresh = async () => {
    await world.db.deleteFrom('ticket').execute()
    await world.db.deleteFrom('helpdesk_import_key').execute()
  }

  it('takes what the file says, and gives the rest its default', async () => {
    await fresh()
    const path = file(
      world,
      [
        'Requester;title;description;category;priority;status;assignee;createdAt;updatedAt;closedAt;id',
        'emma;"Écran; noir 😀";"Depuis\nhier";réseau;high;resolved;tom;2026-01-31T10:00:00Z;2026-02-01 11:30Z;2026-02-01T11:30:00Z;99',
        'id:4;Souris;Elle fuit;1;low;;;;;;7',
      ].join('\r\n'),
    )
    expect(await imported(world, path, '--dry-run')).toEqual({
      ...{ changeId: null, rows: 2, created: 2, present: 0, dates: null, dryRun: true },
      first: [
        { line: 2, title: 'Écran; noir 😀' },
        { line: 4, title: 'Souris' },
      ],
    })
    expect(await all()).toEqual([])
    const done = await imported(world, path)
    expect(done).toMatchObject({ changeId: expect.stringMatching(/^[0-9a-f-]{36}$/), rows: 2, created: 2, present: 0 })
    expect(await all()).toMatchObject([
      {
        title: 'Écran; noir 😀',
        description: 'Depuis\nhier',
        category: { name: 'Réseau' },
        priority: { name: 'Élevée' },
        status: { state: 'resolved' },
        requester: { username: 'emma' },
        assignee: { username: 'tom' },
        createdAt: '2026-01-31T10:00:00Z',
        updatedAt: '2026-02-01T11:30:00Z',
        closedAt: '2026-02-01T11:30:00Z',
      },
      { title: 'Souris', status: { state: 'pending' }, requester: { id: 4 }, assignee: null, closedAt: null },
    ])
    const [first, second] = (await all()).map((t) => t.id)
    // An import is how they began, no change made elsewhere.
    for (const id of [first, second]) {
      expect(await world.json(`ticket history ${id}`, { as: 'ada' })).toEqual([
        expect.objectContaining({
          field: 'created',
          source: 'cli',
          changeId: done.changeId,
          actor: expect.objectContaining({ username: 'ada' }),
          from: null,
        }),
      ])
    }
    await sql`update ticket set status_id = 2 where id = ${first}`.execute(world.db)
    expect((await world.json<unknown[]>(`ticket history ${first}`, { as: 'ada' }))[1]).toMatchObject({
      source: 'outside',
      field: 'status',
      from: 'Résolue',
      to: 'En cours',
    })
    await sql`update ticket set status_id = 3 where id = ${first}`.execute(world.db)
    await run(world, ['comment', String(first), '-m', 'hello'])
    expect(await world.json<unknown[]>(`ticket history ${first}`, { as: 'ada' })).toHaveLength(2)

    // Deleted or not: what was imported is not imported again.
    expect(await imported(world, path)).toEqual({ changeId: null, rows: 2, created: 0, present: 2, dryRun: false })
    await run(world, ['delete', String(second), '--yes'])
    expect(await imported(world, path)).toMatchObject({ created: 0, present: 2 })
  })

  it('equal rows are separate tickets, the same file again is none, more of the same is more', async () => {
    await fresh()
    const row = 'A,B,1,1,emma\n'
    const three = file(world, `${HEADER}\n${row.repeat(3)}`)
    expect(await imported(world, three)).toMatchObject({ rows: 3, created: 3, present: 0 })
    expect(await imported(world, three)).toMatchObject({ rows: 3, created: 0, present: 3 })
    expect(await imported(world, file(world, `${HEADER}\n${row.repeat(5)}C,D,1,1,emma\n`))).toMatchObject({
      rows: 6,
      created: 3,
      present: 3,
    })
    expect(await all()).toHaveLength(6)
    // The columns' order and the ticket's former number are not the row.
    expect(
      await imported(world, file(world, 'id,requester,priority,category,description,title\n5,emma,1,1,B,A\n')),
    ).toMatchObject({
      created: 0,
    })
  })

  it('a key of the file’s own decides where there is one', async () => {
    await fresh()
    expect(
      await imported(world, file(world, `${HEADER},key\nA,B,1,1,emma,k1\nA,B,1,1,emma,k2\nX,Y,1,1,emma,k1\n`)),
    ).toMatchObject({
      rows: 3,
      created: 2,
    })
    expect(
      await imported(world, file(world, `${HEADER},key\nchanged,B,1,1,emma,k1\nnew,B,1,1,emma,k3\n`)),
    ).toMatchObject({
      created: 1,
      present: 1,
    })
    expect((await all()).map((t) => t.title)).toEqual(['A', 'A', 'new'])
  })

  it('names every bad row with its line, and imports nothing', async () => {
    await fresh()
    const bad = [
      ['', 'D,1,1,emma', 'The title is empty.'],
      ['T', 'D,nosuch,1,emma', "There is no category 'nosuch'. hint: Matériel, Logiciel, Réseau"],
      ['T', 'D,1,1,nobody', "There is no user 'nobody'."],
      ['T', 'D,1,1,emma,extra', 'It has 6 values, the header 5.'],
      ['x'.repeat(201), 'D,1,1,emma', 'The title is longer than 200 characters.'],
    ]
    const text = `${HEADER}\nfine,D,1,1,emma\n${bad.map(([title, rest]) => `${title},${rest}`).join('\n')}\nfine,"D\nD",1,1,emma\nT,D,1,9,emma\n`
    const { code, out, err } = await run(world, ['import', file(world, text)])
    expect([code, out, err.split('\n')]).toEqual([
      2,
      '',
      [
        'error: 6 rows of the file are bad; nothing was changed.',
        ...bad.map(([, , message], i) => `line ${i + 3}: ${message}`),
        "line 10: There is no priority '9'. hint: Faible, Moyenne, Élevée; or low, medium, high",
        '',
      ],
    ])
    expect(await all()).toEqual([])
    const dated = await run(world, [
      'import',
      file(
        world,
        `${HEADER},createdAt,assignee\nT,D,1,1,emma,yesterday,\nT,D,1,1,emma,2099-01-01,\nT,D,1,1,emma,,eric\n`,
      ),
    ])
    expect(dated.err).toMatch(
      /^line 2: 'yesterday' is not a time that can be stored\. hint: 2026-01-31T10:00:00Z.*--date-format\nline 3: '2099-01-01' is not a time/m,
    )
    for (const [text, name] of [
      [`${HEADER},createdAt\nT,D,1,1,emma,2026-02-30\n`, 'in.csv'],
      [`${HEADER}\nT,D"x,1,1,emma\n`, 'in.csv'],
      [`${HEADER},title\nT,D,1,1,emma,U\n`, 'in.csv'],
      [
        '{"title":"a","description":"b","category":1,"priority":1,"requester":"emma"}\n{"title":"a","role":"x"}\n',
        'in.jsonl',
      ],
    ] as const) {
      expect(await run(world, ['import', file(world, text, name), '--dry-run']), text).toMatchObject({ code: 2 })
    }
    expect(dated.err).toContain("line 4: 'eric' is neither technician nor administrator.")
  })

  it.each([
    ['role', 'The file has columns that a ticket has not: role.'],
    ['password', 'columns that a ticket has not: password.'],
    ['note', 'hint: --ignore-columns note'],
  ])('refuses the column %s, unless told to ignore it', async (column, message) => {
    const path = file(world, `${HEADER},${column}\nIgnored ${column},D,1,1,emma,ADMIN\n`)
    const { code, err } = await run(world, ['import', path])
    expect([code, err]).toEqual([2, expect.stringContaining(message)])
    expect(await imported(world, path, '--ignore-columns', column)).toMatchObject({ created: 1 })
  })

  it('needs its columns, a file that is there, and an administrator', async () => {
    expect(await run(world, ['import', file(world, 'title,description\na,b\n')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('category, priority, requester'),
    })
    expect(await run(world, ['import', 'nosuch.csv'])).toMatchObject({ code: 2 })
    expect(await world.helpdesk(['ticket', 'import', file(world, `${HEADER}\n`)], { as: 'tom' })).toMatchObject({
      code: 5,
    })
    expect(await imported(world, file(world, `${HEADER}\n`))).toMatchObject({ rows: 0, created: 0 })
  })

  it('reads JSON Lines, its own export too', async () => {
    await fresh()
    const lines = [
      {
        title: 'One',
        description: '=1+1',
        category: { id: 9, name: 'Réseau' },
        priority: 'low',
        requester: { username: 'emma' },
        assignee: null,
      },
      {
        title: "'=2",
        description: 'x\u0000y'.replace('\u0000', '\u2028'),
        category: '1',
        priority: 1,
        requester: 'eric',
        assignee: 'tom',
      },
    ]
    expect(
      await imported(world, file(world, lines.map((l) => JSON.stringify(l)).join('\n'), 'in.jsonl')),
    ).toMatchObject({ created: 2 })
    const exported = await run(world, ['export', '--all', '-o', 'jsonl'])
    const before = await all()
    await fresh()
    expect(await imported(world, file(world, exported.out, 'again.jsonl'))).toMatchObject({ created: 2 })
    const bare = (tickets: Ticket[]) => tickets.map(({ id, ...t }) => t)
    expect(bare(await all())).toEqual(bare(before))
    expect(await run(world, ['import', file(world, '{"title":"x"\n[1]\n', 'broken.jsonl')])).toMatchObject({ code: 2 })
  })

  it('is undone as one change', async () => {
    await fresh()
    const { changeId } = await imported(
      world,
      file(world, `${HEADER},status\n${'A,B,1,1,emma,resolved\n'.repeat(3_000)}`),
    )
    expect(await count(world, 'ticket')).toBe(3_000)
    expect(await world.json(['audit', 'undo', changeId ?? '', '--yes'], { as: 'ada' })).toMatchObject({
      changed: 3_000,
    })
    expect(await count(world, 'ticket')).toBe(0)
  })
})

describe.runIf(hasServer)('export, import into the other engine, export again', () => {
  it.each<[EngineName, EngineName]>([
    ['sqlite', 'mysql'],
    ['mysql', 'sqlite'],
  ])('%s → %s: the same bytes but for the ids', async (from, to) => {
    const worlds = [await createWorld(from), await createWorld(to)] as const
    onTestFinished(async () => {
      for (const world of worlds) await world.destroy()
    })
    const hostile = [
      '=1+1',
      "'quoted",
      '"',
      'a,b;c\td',
      'line\nbreak\r\nand more',
      '😀 Ĳ',
      '\u001b[31mred',
      ' blanks ',
      '-1',
      "'=",
      'x\u202ey',
      '@me',
      '\ttab',
    ]
    for (const [i, text] of hostile.entries()) {
      const line = [
        'ticket',
        'create',
        '--title',
        text.replace(/[\r\n]+/g, ' '),
        '--description',
        text,
        '--category',
        String((i % 3) + 1),
        '--priority',
        'low',
      ]
      const { id } = await worlds[0].json<{ id: number }>(line, { as: i % 2 ? 'emma' : 'eric' })
      if (i % 3 === 1) await worlds[0].helpdesk(`ticket take ${id}`, { as: 'tom' })
      if (i % 4 === 1) await worlds[0].helpdesk(`ticket resolve ${id}`, { as: 'ada' })
    }
    const exported = async (world: World) => (await run(world, ['export', '--all'])).out
    const first = await exported(worlds[0])
    expect(await imported(worlds[1], file(worlds[1], first))).toMatchObject({ created: hostile.length })
    const second = await exported(worlds[1])
    const withoutIds = (csv: string) => csv.replace(/^\d+,(?=helpdesk:)/gm, '#,')
    expect(withoutIds(second)).toBe(withoutIds(first))
    expect(first.split('\r\n')[0]).toBe(
      'id,key,title,description,status,priority,category,requester,assignee,createdAt,updatedAt,closedAt',
    )
  })
})

/** How many others are connected to the world's database: also one that was killed, until it is rolled back. */
async function connections(world: World): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from information_schema.processlist
    where db = database() and id <> connection_id()`.execute(world.db)
  return Number(rows[0]?.n)
}

describe.each(engines)('cut off with kill -9 and run again (%s)', { timeout: 240_000 }, (engine) => {
  it('6 times at any moment: every row once', async () => {
    const world = await createWorld(engine)
    onTestFinished(() => world.destroy())
    const ROWS = 9_000
    const path = await manyRows(world, ROWS)
    const once = await createWorld(engine)
    const started = performance.now()
    expect(await start(once, ['ticket', 'import', path]).ended).toMatchObject({ code: 0 })
    const whole = performance.now() - started
    await once.destroy()
    for (let i = 0; i < 6; i++) {
      const { child, ended } = start(world, ['ticket', 'import', path])
      await setTimeout(((i + Math.random()) / 6) * whole)
      child.kill('SIGKILL')
      await ended
    }
    if (engine === 'mysql') await expect.poll(() => connections(world), { timeout: 60_000 }).toBe(0) // all is rolled back
    const last = await start(world, ['ticket', 'import', path, '--json']).ended
    expect([last.code, last.err]).toEqual([0, ''])
    expect(JSON.parse(last.out)).toMatchObject({ rows: ROWS })
    expect([
      await count(world, 'ticket'),
      await count(world, 'helpdesk_event'),
      await count(world, 'helpdesk_import_key'),
    ]).toEqual([ROWS, ROWS, ROWS])
    const { rows } = await sql<{ title: string }>`select title from ticket group by title having count(*) <> 1`.execute(
      world.db,
    )
    expect(rows).toEqual([])
    expect((await contentOf(world.db, 'status')).length).toBe(3)
  })
})
