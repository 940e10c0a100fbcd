import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { processesOf, ROUNDS } from '../helpers/processes.js'
import { createWorld, type World } from '../helpers/world.js'

/** Real processes at the same moment, on one database. */
describe.each(engines)('at the same moment (%s)', (engine) => {
  let world: World
  let helpdesk: ReturnType<typeof processesOf>
  beforeAll(async () => {
    world = await createWorld(engine)
    helpdesk = processesOf(world)
  })
  afterAll(() => world.destroy())

  const takers = Array.from({ length: 8 }, (_, i) => `taker${i}`)

  it('processes of one technician that take the next one at once take one each', async () => {
    for (let i = 0; i < 4; i++) await world.addTicket()
    const line = 'ticket next --take --json'
    const taken = await Promise.all([1, 2, 3, 4].map(() => helpdesk('tess', line)))
    const tickets = taken.map(({ out }) => JSON.parse(out) as { id: number; result: string })
    expect([new Set(tickets.map((t) => t.id)).size, new Set(tickets.map((t) => t.result))]).toEqual([
      4,
      new Set(['changed']),
    ])
    await world.db.deleteFrom('ticket').execute()
  })

  it(`8 processes take one ticket, ${ROUNDS} rounds: one winner each`, { timeout: ROUNDS * 10_000 }, async () => {
    for (const taker of takers) await world.addUser(taker, 'TECHNICIAN')
    for (let round = 0; round < ROUNDS; round++) {
      const id = await world.addTicket()
      const outcomes = await Promise.all(takers.map((taker) => helpdesk(taker, `ticket take ${id}`)))
      const codes = outcomes.map((o) => o.code).sort()
      // The losers saw it free (6) or never saw it: it was another's by then (3).
      expect(
        codes.filter((c) => c === 0),
        JSON.stringify(outcomes),
      ).toHaveLength(1)
      expect(
        codes.filter((c) => c !== 0 && c !== 3 && c !== 6),
        JSON.stringify(outcomes),
      ).toEqual([])
      const winner = outcomes.findIndex((o) => o.code === 0)
      for (const { err } of outcomes.filter((o) => o.code === 6))
        expect(err).toContain(`taken meanwhile by ${takers[winner]}`)
      const ticket = await world.db
        .selectFrom('ticket')
        .select('assigned_to')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      expect(ticket.assigned_to).toBe(world.ids[takers[winner] ?? ''])
      const events = await world.db
        .selectFrom('helpdesk_event')
        .selectAll()
        .where('entity_id', '=', id)
        .where('field', '=', 'assignee')
        .execute()
      expect(events).toHaveLength(1)
    }
  })

  it('8 processes take the next ticket: everyone gets another', { timeout: 120_000 }, async () => {
    await world.db.deleteFrom('ticket').execute()
    const ids = await Promise.all(takers.map(() => world.addTicket()))
    const outcomes = await Promise.all(takers.map((taker) => helpdesk(taker, 'ticket next --take -o ids')))
    expect(outcomes.map((o) => o.err)).toEqual(ids.map(() => ''))
    expect(outcomes.map((o) => Number(o.out)).sort((a, b) => a - b)).toEqual(ids.sort((a, b) => a - b))
  })

  it(`two administrators demote each other, ${ROUNDS} rounds: never none left`, {
    timeout: ROUNDS * 10_000,
  }, async () => {
    await world.addUser('bea', 'ADMIN')
    const admins = () => world.db.selectFrom('user').select('username').where('role', '=', 'ADMIN').execute()
    for (let round = 0; round < ROUNDS; round++) {
      await world.db.updateTable('user').set({ role: 'ADMIN' }).where('username', 'in', ['ada', 'bea']).execute()
      const outcomes = await Promise.all([
        helpdesk('ada', 'user role bea --to EMPLOYEE'),
        helpdesk('bea', 'user role ada --to EMPLOYEE'),
      ])
      expect(await admins(), JSON.stringify(outcomes)).toHaveLength(1)
      expect(outcomes.map((o) => o.code).sort(), JSON.stringify(outcomes)).toEqual([
        0,
        outcomes.some((o) => o.code === 5) ? 5 : 6,
      ])
    }
    await world.db.updateTable('user').set({ role: 'ADMIN' }).where('username', 'in', ['ada', 'bea']).execute()
  })

  it(`two edits of one ticket, ${ROUNDS} rounds: none is lost`, { timeout: ROUNDS * 10_000 }, async () => {
    const id = await world.addTicket()
    const title = async () =>
      (await world.db.selectFrom('ticket').select('title').where('id', '=', id).executeTakeFirstOrThrow()).title
    const history = () =>
      world.json<{ field: string; from: string; to: string }[]>(`ticket history ${id}`, { as: 'ada' })
    for (let round = 0; round < ROUNDS; round++) {
      const before = await title()
      const known = (await history()).length
      const [a, b] = [`Title A${round}`, `Title B${round}`]
      const outcomes = await Promise.all([
        helpdesk('ada', ['ticket', 'edit', String(id), '--title', a]),
        helpdesk('tom', ['ticket', 'edit', String(id), '--title', b]),
      ])
      const edits = (await history()).slice(known)
      // Every edit that was reported as done is in the history, each from what the one before it left.
      expect(edits.length, JSON.stringify(outcomes)).toBe(outcomes.filter((o) => o.code === 0).length)
      let current = before
      for (const edit of edits) {
        expect(edit.from).toBe(current)
        current = edit.to
      }
      expect(await title()).toBe(current)
      for (const { code, err } of outcomes.filter((o) => o.code !== 0)) {
        expect([code, err]).toEqual([6, expect.stringContaining(`title '${before}' → '${current}'`)])
      }
    }
  })
})
