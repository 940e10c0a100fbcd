import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { HistoryEntry } from '../../src/tickets/ticket.js'
import { engines, mysqlOnly } from '../helpers/engines.js'
import { openWebApp, type WebApp } from '../helpers/web.js'
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
      engine === 'sqlite' ? sql<string>`datetime('now', ${`-${secondsAgo} seconds`})` : sql<string>`now() - interval ${secondsAgo} second`
    await world.db
      .updateTable('ticket')
      .set({ ...set, updated_at: at })
      .where('id', '=', id)
      .execute()
  }
  const historyOf = (id: number) => world.json<HistoryEntry[]>(`ticket history ${id}`, { as: 'ada' })
  const linesOf = async (id: number): Promise<Line[]> =>
    (await historyOf(id)).filter((h) => h.field !== 'created').map((h) => [h.source, h.field, h.from, h.to])
  const cli = async (line: string, as = 'ada') => expect(await world.helpdesk(line, { as })).toMatchObject({ code: 0, err: '' })
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
      { id: null, changeId: null, at: updatedAt, actor: null, source: 'outside', field: 'status', from: 'En attente', to: 'En cours' },
      { id: null, changeId: null, at: updatedAt, actor: null, source: 'outside', field: 'assignee', from: null, to: 'tom' },
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
    expect(await world.json(`ticket show ${id}`, { as: 'ada' })).toMatchObject({ closedAt: null, status: { state: 'pending' } })
    const other = await world.addTicket()
    await outside(other, { status_id: 3 }, 3_600)
    const before = await world.json<{ updatedAt: string }>(`ticket show ${other}`, { as: 'ada' })
    expect(await world.json(`ticket resolve ${other}`, { as: 'ada' })).toMatchObject({
      changeId: null,
      items: [{ closedAt: before.updatedAt }],
    })
  })
})

describe.each(mysqlOnly)('triggers', () => {
  let world: World
  let web: WebApp
  beforeAll(async () => {
    world = await createWorld('mysql')
    web = await openWebApp(world.url)
    expect(await world.helpdesk('db triggers on', { as: 'ada' })).toMatchObject({ code: 0, out: expect.stringContaining('✓') })
    expect(await world.helpdesk('db triggers on', { as: 'ada' })).toMatchObject({ code: 0, out: expect.stringContaining('✓') })
    expect(await world.json('db status')).toMatchObject({ triggers: 'on' })
  })
  afterAll(async () => {
    await web.close()
    await world.destroy()
  })
  const historyOf = (id: number) => world.json<HistoryEntry[]>(`ticket history ${id}`, { as: 'ada' })
  const closedAt = async (id: number) => (await web.rows('SELECT closed_at FROM ticket WHERE id = ?', [id]))[0]?.closed_at

  it('record each change of the web application at once, and keep closed_at right', async () => {
    const id = await world.addTicket()
    await web.manage(id, { status: 2, assignee: world.ids.tom ?? 0 })
    await web.manage(id, { status: 3 })
    expect(await closedAt(id)).toMatch(/^\d{4}-/)
    await web.manage(id, { status: 1 })
    expect(await closedAt(id)).toBe(null)
    const history = (await historyOf(id)).slice(1)
    expect(history.map((h) => [h.source, h.field, h.from, h.to])).toEqual([
      ['outside', 'status', 'En attente', 'En cours'],
      ['outside', 'assignee', null, 'tom'],
      ['outside', 'status', 'En cours', 'Résolue'],
      ['outside', 'status', 'Résolue', 'En attente'],
    ])
    expect(history[0]?.changeId).toBe(history[1]?.changeId)
    expect(new Set(history.map((h) => h.changeId)).size).toBe(3)
    expect(history.every((h) => typeof h.id === 'number' && h.actor === null)).toBe(true)
  })

  it('keep closed_at from one resolved status to another, and know the word of new tickets', async () => {
    await web.rows("INSERT INTO status (id, name, color) VALUES (7, 'Fermée', 'SUCCESS')")
    onTestFinished(async () => void (await web.rows('DELETE FROM status WHERE id = 7')))
    const id = await world.addTicket()
    await web.manage(id, { status: 3 })
    await web.rows("UPDATE ticket SET closed_at = '2001-02-03 04:05:06' WHERE id = ?", [id])
    await web.manage(id, { status: 7 })
    expect(await closedAt(id)).toBe('2001-02-03 04:05:06')
    await web.manage(id, { status: 2 })
    // The status of new tickets is pending whatever its colour.
    await web.rows("UPDATE status SET color = 'success' WHERE id = 1")
    await web.manage(id, { status: 1 })
    expect(await closedAt(id)).toBe(null)
    await web.rows("UPDATE status SET color = 'warning' WHERE id = 1")
    await web.rows('DELETE FROM ticket WHERE id = ?', [id])
  })

  it('skip what helpdesk writes itself', async () => {
    const id = await world.addTicket()
    for (const line of [`ticket take ${id}`, `ticket start ${id}`, `ticket resolve ${id}`]) await world.helpdesk(line, { as: 'tom' })
    expect((await historyOf(id)).slice(1).map((h) => [h.source, h.field])).toEqual([
      ['cli', 'assignee'],
      ['cli', 'status'],
      ['cli', 'status'],
    ])
    expect(await closedAt(id)).toMatch(/^\d{4}-/)
  })

  it('show what happened before they were there', async () => {
    await world.helpdesk('db triggers off', { as: 'ada' })
    expect(await world.json('db status')).toMatchObject({ triggers: 'off' })
    const id = await world.addTicket()
    await web.manage(id, { status: 2 })
    await world.helpdesk('db triggers on', { as: 'ada' })
    await web.manage(id, { status: 3 })
    expect((await historyOf(id)).slice(1).map((h) => [h.id === null, h.field, h.from, h.to])).toEqual([
      [true, 'status', 'En attente', 'En cours'],
      [false, 'status', 'En cours', 'Résolue'],
    ])
  })

  it('swallow their own errors: the web goes on where they cannot', async () => {
    const id = await world.addTicket()
    await web.rows('RENAME TABLE helpdesk_event TO hidden')
    expect(await web.manage(id, { status: 3, assignee: world.ids.tom ?? 0 })).toEqual({ affected: 1 })
    await web.rows('RENAME TABLE hidden TO helpdesk_event')
    await web.rows("DELETE FROM helpdesk_event WHERE source = 'outside'")
    await web.rows("ALTER TABLE helpdesk_event ADD CONSTRAINT never CHECK (source <> 'outside')")
    expect(await web.manage(id, { status: 2 })).toEqual({ affected: 1 })
    await web.rows('ALTER TABLE helpdesk_event DROP CONSTRAINT never')
    expect((await historyOf(id)).filter((h) => h.field === 'status')).toMatchObject([{ id: null, from: 'En attente', to: 'En cours' }])
  })

  it('are mended by on, whoever made them, and are unknown to who may not see them', async () => {
    await web.rows("CREATE USER few@'127.0.0.1'")
    const name = world.url.split('/').at(-1)
    await web.rows(`GRANT ALL ON ${name}.* TO few@'127.0.0.1'`)
    const few = { HELPDESK_DATABASE: world.url.replace('root@', 'few@') }
    expect(await world.helpdesk('db triggers on', { as: 'ada', env: few })).toMatchObject({ code: 0 })
    const id = await world.addTicket()
    await web.rows("DROP USER few@'127.0.0.1'")
    expect(await web.manage(id, { status: 2 })).toEqual({ error: 1449 })
    expect(await world.helpdesk(`ticket start ${id}`, { as: 'ada' })).toEqual({
      code: 7,
      out: '',
      err: 'error: A trigger of the database runs as an account that is gone; nothing was changed.\nhint: helpdesk db check\n',
    })
    expect((await world.helpdesk('db check')).out).toMatch(/helpdesk_ticket_closed → ticket \(few@127.0.0.1\).*helpdesk db triggers on$/m)
    expect(await world.helpdesk('db triggers on', { as: 'ada' })).toMatchObject({ code: 0 })
    expect(await web.manage(id, { status: 2 })).toEqual({ affected: 1 })

    await web.rows("CREATE USER few@'127.0.0.1'")
    await web.rows(`GRANT SELECT ON ${name}.* TO few@'127.0.0.1'`)
    expect(await world.json('db status', { env: few })).toMatchObject({ triggers: 'unknown' })
    expect(await world.helpdesk('db triggers off', { as: 'ada', env: few })).toMatchObject({ code: 7 })
    expect(await world.json('db status')).toMatchObject({ triggers: 'on' })
    await web.rows("DROP USER few@'127.0.0.1'")
  })

  it('are for administrators, and for MySQL', async () => {
    expect(await world.helpdesk('db triggers off', { as: 'tom' })).toMatchObject({ code: 5 })
    expect(await world.helpdesk('db triggers off')).toMatchObject({ code: 4 })
    const embedded = await createWorld('sqlite')
    onTestFinished(() => embedded.destroy())
    expect(await embedded.helpdesk('db triggers on', { as: 'ada' })).toEqual({
      code: 2,
      out: '',
      err: 'error: Triggers are for MySQL and MariaDB, where other programs write too.\n',
    })
    expect(await embedded.json('db status')).toMatchObject({ triggers: null })
  })
})
