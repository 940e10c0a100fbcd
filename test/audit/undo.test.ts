import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { UndoItem } from '../../src/audit/audit.js'
import type { Change } from '../../src/history/change.js'
import type { Ticket } from '../../src/tickets/ticket.js'
import { engines } from '../helpers/engines.js'
import { contentOf, createWorld, type World } from '../helpers/world.js'

type Done = { changeId: string; id: number; items: { id: number }[] }
/** All that an undo says beside what it did: who came back cannot log in yet. */
const BACK = /^(\S+ comes back without a password, .*: helpdesk user enable \S+\n)?$/
const TABLES = ['user', 'ticket', 'comment', 'status', 'priority', 'category'] as const

describe.each(engines)('audit (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  const ada = <T = Done>(line: string | string[]) => world.json<T>(line, { as: 'ada' })
  /** Every row of the shared tables, but for what the server dates itself and for hashes. */
  async function everything() {
    const found: Record<string, unknown> = {}
    for (const table of TABLES) {
      const rows = (await contentOf(world.db, table)) as Record<string, unknown>[]
      found[table] = rows.map(({ updated_at, password, ...row }) => row)
    }
    return found
  }
  const undo = (changeId: string, ...more: string[]) =>
    world.helpdesk(['audit', 'undo', changeId, '--yes', '--json', ...more], { as: 'ada' })
  const lastChange = async () => (await ada<{ changeId: string }[]>('audit list --limit 1'))[0]?.changeId ?? ''

  /** A ticket with a conversation, and somebody who has tickets and comments. */
  async function household() {
    const id = await world.addTicket({ requester: 'emma' })
    await world.helpdesk(`ticket comment ${id} -m hello`, { as: 'emma' })
    await world.helpdesk(`ticket take ${id}`, { as: 'tom' })
    return id
  }

  const CHANGES: [name: string, act: () => Promise<unknown>][] = [
    [
      'an edit',
      async () =>
        ada([
          'ticket',
          'edit',
          String(await household()),
          '--title',
          'Résumé',
          '--description',
          'Line\none',
          '--category',
          '2',
          '--priority',
          '3',
        ]),
    ],
    ['a status', async () => ada(`ticket start ${await household()}`)],
    ['a resolution with its report', async () => ada(['ticket', 'resolve', String(await household()), '-m', 'done'])],
    [
      'an assignment of several',
      async () => ada(['ticket', 'assign', String(await household()), String(await household()), '--to', 'tess']),
    ],
    [
      'a deletion of tickets with their comments',
      async () => ada(`ticket delete ${await household()} ${await household()} --yes`),
    ],
    [
      'a new ticket',
      async () => ada('ticket create --title T --description D --category 1 --priority 1 --requester emma'),
    ],
    ['a comment', async () => ada(['ticket', 'comment', String(await household()), '-m', 'hello'])],
    ['roles', async () => ada('user role emma eric --to TECHNICIAN')],
    [
      'an account edited',
      async () =>
        ada(['user', 'edit', 'eric', '--name', 'Éric Étoile', '--email', 'e@example.org', '--username', 'érika']),
    ],
    [
      'an account deleted, whose things went to somebody',
      async () => {
        const leaver = `leaver${Math.round(Math.random() * 1e9)}`
        await world.addUser(leaver, 'TECHNICIAN')
        const id = await world.addTicket({ requester: leaver, assignee: leaver })
        await world.helpdesk(['ticket', 'comment', String(id), '-m', 'mine'], { as: leaver })
        await ada(`user delete ${leaver} --reassign-to tom --yes`)
      },
    ],
    ['a status created', () => ada(['status', 'create', 'Suspendue', '--color', 'secondary'])],
    ['a priority edited', () => ada(['priority', 'edit', '2', '--name', 'Normale', '--level', '7'])],
    [
      'a category deleted',
      async () => {
        await ada(['category', 'create', 'Divers', '--description', 'Le reste'])
        await ada('category delete Divers --yes')
      },
    ],
  ]

  it.each(CHANGES)('undoes %s exactly, and that undo too', async (_, act) => {
    await household()
    await act()
    const changeId = await lastChange()
    // What was before is what an undo must lead to: look at it by undoing, redoing, and undoing again.
    const after = await everything()
    const plan = await ada<Change<UndoItem>>(`audit undo ${changeId} --dry-run`)
    expect(plan.items.length).toBeGreaterThan(0)
    expect(plan.items.every((i) => i.result === 'undone')).toBe(true)
    expect(await everything()).toEqual(after)

    expect(await undo(changeId)).toMatchObject({ code: 0, err: expect.stringMatching(BACK) })
    const undone = await everything()
    expect(undone).not.toEqual(after)
    expect(await undo(await lastChange())).toMatchObject({ code: 0, err: expect.stringMatching(BACK) })
    expect(await everything()).toEqual(after)
    expect(await undo(await lastChange())).toMatchObject({ code: 0, err: expect.stringMatching(BACK) })
    expect(await everything()).toEqual(undone)
    // What is undone is no longer there to be undone again.
    expect(await undo(changeId)).toMatchObject({ code: 6 })
    expect(await world.helpdesk('db check', { as: 'ada' })).toMatchObject({ code: 0 })
  })

  it('leads to what was before', async () => {
    const id = await household()
    const before = await everything()
    await ada(['ticket', 'resolve', String(id), '-m', 'done'])
    await undo(await lastChange())
    expect(await everything()).toEqual(before)
    await ada(`ticket delete ${id} --yes`)
    await undo(await lastChange())
    expect(await everything()).toEqual(before)
    expect(
      (await ada<Ticket & { history: { field: string }[] }>(`ticket show ${id} --history`)).history.map((h) => h.field),
    ).toEqual(expect.arrayContaining(['created', 'deleted', 'restored']))
  })

  it.each([
    ['by helpdesk', async (id: number) => world.helpdesk(`ticket priority ${id} --to low`, { as: 'ada' })],
    [
      'by the web application',
      async (id: number) => sql`update ticket set priority_id = 1 where id = ${id}`.execute(world.db),
    ],
  ])(
    'refuses, with its name, what was changed again since %s; and then undoes nothing of the rest',
    async (_, again) => {
      const [one, two] = [await world.addTicket(), await world.addTicket()]
      const { changeId } = await ada(`ticket priority ${one} ${two} --to high`)
      await again(two)
      const before = await everything()
      const { code, err } = await undo(changeId)
      expect([code, JSON.parse(err).error]).toEqual([
        6,
        {
          code: 'CONFLICT',
          message: `This was changed again since: ticket #${two} (priority); nothing was undone.`,
          hint: `helpdesk audit list --ticket ${two}`,
        },
      ])
      expect(await everything()).toEqual(before)
      // The plan ends as the undo does, and promises nothing.
      const plan = await world.helpdesk(`audit undo ${changeId} --dry-run --json`, { as: 'ada' })
      expect([plan.code, plan.err]).toEqual([6, err])
      const { changed, items } = JSON.parse(plan.out) as Change<UndoItem>
      expect([changed, items.map((i) => [i.id, i.result])]).toEqual([
        0,
        [
          [one, 'not-undone'],
          [two, 'changed-since'],
        ],
      ])
      expect(await everything()).toEqual(before)
    },
  )

  it('refuses to take away what others have built on', async () => {
    const { id } = await ada('ticket create --title T --description D --category 1 --priority 1')
    const created = await lastChange()
    await world.helpdesk(`ticket comment ${id} -m hello`, { as: 'ada' })
    expect(await undo(created)).toMatchObject({ code: 6, err: expect.stringContaining(`ticket #${id}`) })
    const web = await ada('ticket create --title T --description D --category 1 --priority 1')
    const second = await lastChange()
    await sql`update ticket set status_id = 2 where id = ${web.id}`.execute(world.db)
    expect(await undo(second)).toMatchObject({ code: 6 })

    await ada(['category', 'create', 'Neuf'])
    const third = await lastChange()
    const { id: category } = (await ada<{ id: number; name: string }[]>('category list')).find(
      (c) => c.name === 'Neuf',
    ) ?? { id: 0 }
    await ada(`ticket category ${id} --to ${category}`)
    expect(await undo(third)).toMatchObject({ code: 6, err: expect.stringContaining('Neuf') })
  })

  it('never undoes passwords, and leaves an administrator', async () => {
    await world.helpdesk('user reset-password eric --password-stdin', { as: 'ada', stdin: 'another, as long' })
    const reset = await lastChange()
    expect(await undo(reset)).toMatchObject({ code: 2, err: expect.stringContaining('passwords never are') })
    const plan = await world.helpdesk(`audit undo ${reset} --dry-run --json`, { as: 'ada' })
    expect([plan.code, JSON.parse(plan.out)]).toMatchObject([2, { items: [{ field: 'password', result: 'kept' }] }])
    expect(JSON.parse(plan.err).error.hint).toBe('What does: helpdesk user reset-password eric')

    await world.addUser('second', 'EMPLOYEE')
    const { changeId } = await ada('user role second --to ADMIN')
    await sql`update user set role = 'EMPLOYEE' where username = 'ada'`.execute(world.db)
    expect(await world.helpdesk(['audit', 'undo', changeId, '--yes'], { as: 'second' })).toMatchObject({ code: 6 })
    await sql`update user set role = 'ADMIN' where username = 'ada'`.execute(world.db)
    await sql`update user set role = 'EMPLOYEE' where username = 'second'`.execute(world.db)
  })

  it('restores a deleted account without a password that fits', async () => {
    await world.addUser('gone', 'EMPLOYEE')
    const before = (await contentOf(world.db, 'user')) as { username: string; password: string }[]
    await ada('user delete gone --yes')
    await undo(await lastChange())
    expect(await contentOf(world.db, 'user')).toEqual(
      before.map((u) => (u.username === 'gone' ? { ...u, password: '!' } : u)),
    )
    expect(await world.helpdesk('login gone --password-stdin', { stdin: 'secret' })).toMatchObject({ code: 4 })
  })

  it('lists by who, what and when, and shows', async () => {
    const id = await world.addTicket({ requester: 'emma' })
    await world.helpdesk(`ticket take ${id}`, { as: 'tess' })
    await world.helpdesk(`ticket start ${id}`, { as: 'tess' })
    const start = await lastChange()
    const list = (line: string) =>
      ada<{ changeId: string; actor: { username: string }; what: unknown[] }[]>(`audit list ${line}`)
    expect((await list(`--ticket ${id}`)).map((c) => [c.changeId === start, c.actor.username, c.what])).toEqual([
      [true, 'tess', [{ entity: 'ticket', field: 'status', count: 1, to: 'En cours' }]],
      [false, 'tess', [{ entity: 'ticket', field: 'assignee', count: 1, to: 'tess' }]],
    ])
    expect((await list('--actor tess --limit 1')).map((c) => c.changeId)).toEqual([start])
    expect((await list('--since 1h --limit 1')).map((c) => c.changeId)).toEqual([start])
    expect(await list('--since 2099-01-01')).toEqual([])
    expect(await list('--user tess')).toEqual([])
    expect(await ada(`audit show ${start}`)).toEqual({
      changeId: start,
      at: expect.stringMatching(/Z$/),
      actor: { id: world.ids.tess, username: 'tess' },
      source: 'cli',
      undoes: null,
      redoes: null,
      entries: [
        {
          id: expect.any(Number),
          entity: 'ticket',
          entityId: id,
          name: 'Printer on fire',
          field: 'status',
          from: 'En attente',
          to: 'En cours',
        },
      ],
    })
    expect((await world.helpdesk(['audit', 'show', start], { as: 'ada' })).out).toBe(
      `ticket\t${id}\tstatus\tEn attente\tEn cours\n`,
    )
    const shown = await world.helpdesk(['audit', 'show', start, '-o', 'table'], { as: 'ada' })
    expect(shown.out).toContain(`  #${id} 'Printer on fire'  status En attente → En cours\n`)
    const { out } = await world.helpdesk('audit list --limit 1 -o table', { as: 'ada' })
    expect(out).toMatch(
      new RegExp(`^${start.slice(0, 8)} +now +tess\n  #${id} 'Printer on fire': status → En cours\n$`),
    )
    expect(await world.helpdesk('audit list --limit 1 -o ids', { as: 'ada' })).toMatchObject({ out: `${start}\n` })
    for (const format of ['tsv', 'csv', 'jsonl', 'json'])
      expect(await world.helpdesk(`audit list -o ${format}`, { as: 'ada' })).toMatchObject({ code: 0 })
  })
})
