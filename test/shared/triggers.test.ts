import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { HistoryEntry } from '../../src/tickets/ticket.js'
import { hasServer } from '../helpers/engines.js'
import { openWebApp, type WebApp } from '../helpers/web.js'
import { createWorld, type World } from '../helpers/world.js'

describe.runIf(hasServer)('triggers', () => {
  let world: World
  let web: WebApp
  beforeAll(async () => {
    world = await createWorld('mysql')
    web = await openWebApp(world.url)
    expect(await world.helpdesk('db triggers on', { as: 'ada' })).toMatchObject({
      code: 0,
      out: expect.stringContaining('✓'),
    })
    expect(await world.helpdesk('db triggers on', { as: 'ada' })).toMatchObject({
      code: 0,
      out: expect.stringContaining('✓'),
    })
    expect(await world.json('db status')).toMatchObject({ triggers: 'on' })
  })
  afterAll(async () => {
    await web.close()
    await world.destroy()
  })
  const historyOf = (id: number) => world.json<HistoryEntry[]>(`ticket history ${id}`, { as: 'ada' })
  const closedAt = async (id: number) =>
    (await web.rows('SELECT closed_at FROM ticket WHERE id = ?', [id]))[0]?.closed_at

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
    for (const line of [`ticket take ${id}`, `ticket start ${id}`, `ticket resolve ${id}`])
      await world.helpdesk(line, { as: 'tom' })
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
    expect((await historyOf(id)).filter((h) => h.field === 'status')).toMatchObject([
      { id: null, from: 'En attente', to: 'En cours' },
    ])
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
    expect((await world.helpdesk('db check')).out).toMatch(
      /helpdesk_ticket_closed → ticket \(few@127.0.0.1\).*helpdesk db triggers on$/m,
    )
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
