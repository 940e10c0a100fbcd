import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HistoryEntry } from '../../src/tickets/ticket.js'
import { engines } from '../helpers/engines.js'
import { contentOf, createWorld, type World } from '../helpers/world.js'

type Line = [source: string, field: string, from: string | null, to: string | null]
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

describe.each(engines)('changes made outside (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  /** What another program does, at a moment some seconds ago, so that it is told from what the CLI does now. */
  async function outside(
    id: number,
    set: { status_id?: number | null; assigned_to?: number | null; priority_id?: number },
    secondsAgo = 60,
  ) {
    const at =
      engine === 'sqlite'
        ? sql<string>`datetime('now', ${`-${secondsAgo} seconds`})`
        : sql<string>`now() - interval ${secondsAgo} second`
    await world.db
      .updateTable('ticket')
      .set({ ...set, updated_at: at })
      .where('id', '=', id)
      .execute()
  }
  const historyOf = (id: number) => world.json<HistoryEntry[]>(`ticket history ${id}`, { as: 'ada' })
  const linesOf = async (id: number): Promise<Line[]> =>
    (await historyOf(id)).filter((h) => h.field !== 'created').map((h) => [h.source, h.field, h.from, h.to])
  const cli = async (line: string, as = 'ada') =>
    expect(await world.helpdesk(line, { as })).toMatchObject({ code: 0, err: '' })
  const eventsOf = async (id: number) =>
    (await contentOf(world.db, 'helpdesk_event')).filter((e) => (e as { entity_id: number }).entity_id === id)

  it('appear at once, by nobody we know, dated by the row', async () => {
    const id = await world.addTicket()
    await outside(id, { status_id: 2, assigned_to: world.ids.tom ?? 0 })
    const { updatedAt } = await world.json<{ updatedAt: string }>(`ticket show ${id}`, { as: 'ada' })
    expect(await historyOf(id)).toEqual([
      {
        id: null,
        changeId: null,
        at: expect.stringMatching(ISO),
        source: 'outside',
        actor: expect.objectContaining({ username: 'emma' }),
        field: 'created',
        from: null,
        to: 'Printer on fire',
      },
      {
        id: null,
        changeId: null,
        at: updatedAt,
        actor: null,
        source: 'outside',
        field: 'status',
        from: 'En attente',
        to: 'En cours',
      },
      {
        id: null,
        changeId: null,
        at: updatedAt,
        actor: null,
        source: 'outside',
        field: 'assignee',
        from: null,
        to: 'tom',
      },
    ])
    // Looking writes nothing.
    expect(await eventsOf(id)).toEqual([])
    const shown = await world.helpdesk(`ticket show ${id} --history --lang fr -o table`, { as: 'ada' })
    expect(shown.out).toContain('hors de helpdesk  statut En attente → En cours')
  })

  it('are stored by the next write to that ticket, under a change of their own, and once', async () => {
    const id = await world.addTicket()
    await outside(id, { status_id: 2, assigned_to: world.ids.tom ?? 0 })
    const [, , seen] = await historyOf(id)
    const change = await world.json<{ changeId: string }>(`ticket priority ${id} --to high`, { as: 'ada' })
    const history = await historyOf(id)
    expect(history.slice(1)).toMatchObject([
      { source: 'outside', field: 'status', at: seen?.at },
      { source: 'outside', field: 'assignee', at: seen?.at, to: 'tom', actor: null },
      { source: 'cli', field: 'priority', changeId: change.changeId, actor: { username: 'ada' } },
    ])
    const [status, assignee] = history.slice(1)
    expect(status?.changeId).toBe(assignee?.changeId)
    expect([null, change.changeId]).not.toContain(status?.changeId)
    await cli(`ticket comment ${id} -m hello`)
    await cli(`ticket resolve ${id}`, 'tom')
    expect(await linesOf(id)).toEqual([
      ['outside', 'status', 'En attente', 'En cours'],
      ['outside', 'assignee', null, 'tom'],
      ['cli', 'priority', 'Moyenne', 'Élevée'],
      ['cli', 'comment', null, 'hello'],
      ['cli', 'status', 'En cours', 'Résolue'],
    ])
  })

  it.each([
    ['a comment', 'ticket comment # -m hello'],
    ['a comment with a status', 'ticket resolve # -m done'],
    ['taking it', 'ticket take #'],
    ['an edit', 'ticket edit # --title New'],
  ])('are stored by %s', async (_, line) => {
    const id = await world.addTicket()
    await outside(id, { status_id: 2 })
    await cli(line.replace('#', String(id)))
    expect((await eventsOf(id)).filter((e) => (e as { source: string }).source === 'outside')).toMatchObject([
      { field: 'status', old_value: '1', new_value: '2', old_name: 'En attente', new_name: 'En cours', actor_id: null },
    ])
  })

  it('are kept where the ticket is deleted, and where its people are', async () => {
    const id = await world.addTicket()
    await outside(id, { status_id: 2 })
    await cli(`ticket delete ${id} --yes`)
    expect(await eventsOf(id)).toMatchObject([
      { source: 'outside', field: 'status' },
      { source: 'cli', field: 'deleted' },
    ])

    const [leaver, other] = [await world.addUser('leaver', 'TECHNICIAN'), await world.addTicket()]
    await outside(other, { assigned_to: leaver })
    await cli('user delete leaver --reassign-to tom --yes')
    expect(await linesOf(other)).toEqual([
      ['outside', 'assignee', null, 'leaver'],
      ['cli', 'assignee', 'leaver', 'tom'],
    ])
  })

  it('are not mixed up with what came after: who made it, and its first title', async () => {
    await world.addUser('maker', 'EMPLOYEE')
    const id = await world.addTicket({ requester: 'maker', title: 'First' })
    await cli(`ticket edit ${id} --title Second`)
    await cli('user delete maker --reassign-to tom --yes')
    expect((await historyOf(id))[0]).toMatchObject({ field: 'created', to: 'First', actor: { username: 'maker' } })
  })

  it('wrap on a narrow terminal, losing nothing', async () => {
    const id = await world.addTicket()
    await cli(`ticket start ${id}`)
    const { out } = await world.helpdesk(`ticket history ${id} -o table`, { as: 'ada', env: { COLUMNS: '40' } })
    expect(out).toContain('\n    status En attente → En cours\n')
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(40)
  })

  it('are nothing where a command changes nothing', async () => {
    const id = await world.addTicket()
    await outside(id, { status_id: 2 })
    expect(await world.json(`ticket start ${id}`, { as: 'ada' })).toMatchObject({ changeId: null, changed: 0 })
    expect(await eventsOf(id)).toEqual([])
  })

  it('of a page left open are shown for what they are', async () => {
    const id = await world.addTicket()
    await cli(`ticket start ${id}`)
    const { changeId } = await world.json<{ changeId: string }>(`ticket assign ${id} --to tom`, { as: 'ada' })
    await outside(id, { status_id: 1, assigned_to: null }, 0)
    for (const stored of [false, true]) {
      if (stored) await cli(`ticket comment ${id} -m hello`)
      const history = await historyOf(id)
      expect(history.filter((h) => h.source === 'outside' && h.field !== 'created')).toMatchObject([
        { field: 'status', from: 'En cours', to: 'En attente', revertOf: expect.stringMatching(/^[0-9a-f-]{36}$/) },
        { field: 'assignee', from: 'tom', to: null, revertOf: changeId },
      ])
    }
    const { out } = await world.helpdesk(`ticket history ${id} -o table`, { as: 'ada' })
    expect(out).toContain('undid the change before it: a page left open on the web does that')
  })

  it('that go somewhere new, or undo what was outside too, are no such page', async () => {
    const id = await world.addTicket()
    await cli(`ticket start ${id}`)
    await outside(id, { status_id: 3 }, 0)
    await cli(`ticket comment ${id} -m hello`)
    await outside(id, { status_id: 2 }, 0)
    expect((await historyOf(id)).filter((h) => h.revertOf !== undefined)).toEqual([])
  })

  it('NULL in the status is the status of new tickets', async () => {
    const id = await world.addTicket()
    await outside(id, { status_id: null })
    expect(await linesOf(id)).toEqual([])
    await cli(`ticket start ${id}`)
    await outside(id, { status_id: null }, 0)
    expect(await linesOf(id)).toEqual([
      ['cli', 'status', 'En attente', 'En cours'],
      ['outside', 'status', 'En cours', 'En attente'],
    ])
  })

  it('NULL in the status is put back by an undo, of what filled it in too', async () => {
    for (const [verb, from] of [
      ['reopen', null],
      ['resolve', 'En attente'],
    ]) {
      const id = await world.addTicket()
      await outside(id, { status_id: null })
      const { changeId } = await world.json<{ changeId: string }>(`ticket ${verb} ${id}`, { as: 'ada' })
      expect((await linesOf(id)).map((line) => line[2])).toEqual([from])
      expect(await world.json(`ticket ${verb} ${id}`, { as: 'ada' })).toMatchObject({ changeId: null, changed: 0 })
      await cli(`audit undo ${changeId} --yes`)
      const row = await world.db
        .selectFrom('ticket')
        .select(['status_id', 'closed_at'])
        .where('id', '=', id)
        .executeTakeFirst()
      expect(row).toEqual({ status_id: null, closed_at: null })
    }
  })

  it('of a title, a priority or a category show against what the history knows of them', async () => {
    const id = await world.addTicket()
    await outside(id, { priority_id: 1 })
    expect(await linesOf(id)).toEqual([])
    await cli(`ticket edit ${id} --title Second --priority 3`)
    await world.db.updateTable('ticket').set({ title: 'Third', priority_id: 2 }).where('id', '=', id).execute()
    expect((await linesOf(id)).slice(2)).toEqual([
      ['outside', 'title', 'Second', 'Third'],
      ['outside', 'priority', 'Élevée', 'Moyenne'],
    ])
    await cli(`ticket edit ${id} --title Fourth`)
    expect((await linesOf(id)).slice(2)).toEqual([
      ['outside', 'priority', 'Élevée', 'Moyenne'],
      ['outside', 'title', 'Second', 'Third'],
      ['cli', 'title', 'Third', 'Fourth'],
    ])
  })

  it('stored twice by two writers at once are shown once', async () => {
    const id = await world.addTicket()
    await outside(id, { status_id: 2 })
    await cli(`ticket priority ${id} --to low`)
    const [stored] = await world.db
      .selectFrom('helpdesk_event')
      .selectAll()
      .where('entity_id', '=', id)
      .where('source', '=', 'outside')
      .execute()
    const { id: _, ...copy } = stored ?? ({} as never)
    await world.db
      .insertInto('helpdesk_event')
      .values({ ...copy, change_id: 'another' })
      .execute()
    expect(await linesOf(id)).toEqual([
      ['outside', 'status', 'En attente', 'En cours'],
      ['cli', 'priority', 'Moyenne', 'Faible'],
    ])
  })

  it('a ticket reopened outside has no closing time, and one resolved there gets it from resolve', async () => {
    const id = await world.addTicket()
    await cli(`ticket resolve ${id}`)
    await outside(id, { status_id: 1 }, 0)
    expect(await world.json(`ticket show ${id}`, { as: 'ada' })).toMatchObject({
      closedAt: null,
      status: { state: 'pending' },
    })
    const other = await world.addTicket()
    await outside(other, { status_id: 3 }, 3_600)
    const before = await world.json<{ updatedAt: string }>(`ticket show ${other}`, { as: 'ada' })
    const { changeId } = await world.json<{ changeId: string }>(`ticket resolve ${other}`, { as: 'ada' })
    expect(await world.json(`ticket show ${other}`, { as: 'ada' })).toMatchObject({ closedAt: before.updatedAt })
    // It is a change, that people read of and that can be undone; the next one is none.
    expect(await linesOf(other)).toEqual([
      ['outside', 'status', 'En attente', 'Résolue'],
      ['cli', 'closedAt', null, before.updatedAt],
    ])
    expect(await world.helpdesk(`ticket history ${other} -o table`, { as: 'ada' })).toMatchObject({
      out: expect.stringMatching(/resolved — → \d/),
    })
    expect(await world.json(`ticket resolve ${other}`, { as: 'ada' })).toMatchObject({ changeId: null, changed: 0 })
    await cli(`audit undo ${changeId} --yes`)
    expect(await world.json(`ticket show ${other}`, { as: 'ada' })).toMatchObject({
      closedAt: null,
      status: { state: 'resolved' },
    })
  })
})
