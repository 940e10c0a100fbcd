import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { processesOf, ROUNDS } from '../helpers/processes.js'
import { createWorld, type World } from '../helpers/world.js'

interface Undone {
  id: number
  old_value: string | null
}

/**
 * Real processes: what somebody adds, and was told that it is stored, is there or in the history of the deletion, never
 * just gone.
 */
describe.each(engines)('who deletes beside others who add (%s)', (engine) => {
  let world: World
  let helpdesk: ReturnType<typeof processesOf>
  beforeAll(async () => {
    world = await createWorld(engine)
    helpdesk = processesOf(world)
  })
  afterAll(() => world.destroy())

  /** A little later than now, by chance: what is started at once otherwise always comes in the same order. */
  const soon = () => setTimeout(Math.random() * 60)
  const comments = async (ticketId: number) =>
    world.db.selectFrom('comment').selectAll().where('ticket_id', '=', ticketId).execute()
  const deletedComments = async (): Promise<{ ticket_id: number; content: string }[]> => {
    const rows = await world.db
      .selectFrom('helpdesk_event')
      .select('old_value')
      .where('entity', '=', 'comment')
      .where('field', '=', 'deleted')
      .execute()
    return rows.map((r) => JSON.parse((r as Undone).old_value ?? '{}'))
  }

  /** Three people comment on a ticket while `goes` takes it away; answers its exit code. */
  async function race(id: number, goes: () => Promise<{ code: number; err: string }>): Promise<number> {
    const say = async (as: string) => {
      await soon()
      return { as, ...(await helpdesk(as, ['ticket', 'comment', String(id), '-m', `${as} ${id}`])) }
    }
    const web = async () => {
      await soon()
      const values = {
        ticket_id: id,
        user_id: world.ids.emma ?? 0,
        content: `web ${id}`,
        created_at: '2026-01-01 10:00:00',
      }
      return world.db
        .insertInto('comment')
        .values(values)
        .execute()
        .then(
          () => ({ as: 'web', code: 0, err: '' }),
          (error: Error) => ({ as: 'web', code: 3, err: error.message }),
        )
    }
    const going = (async () => {
      await soon()
      return goes()
    })()
    const said = await Promise.all([say('tom'), say('tess'), say('ada'), web()])
    const gone = await going
    const told = said.filter((s) => s.code === 0).map((s) => `${s.as} ${id}`)
    for (const s of said) expect([0, 3, 7], JSON.stringify(s)).toContain(s.code)
    expect([0, 6, 7], gone.err).toContain(gone.code)
    const stored = (await comments(id)).map((c) => c.content)
    const kept = (await deletedComments()).filter((c) => c.ticket_id === id).map((c) => c.content)
    expect([...stored, ...kept].sort(), JSON.stringify([said, gone])).toEqual(told.sort())
    return gone.code
  }

  it(`a ticket is deleted, ${ROUNDS} rounds`, { timeout: ROUNDS * 10_000 }, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const id = await world.addTicket()
      await race(id, () => helpdesk('ada', `ticket delete ${id} --yes`))
    }
  })

  it(`its creation is undone, ${ROUNDS} rounds`, { timeout: ROUNDS * 10_000 }, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { id } = await world.json<{ id: number }>(
        'ticket create --title New --description x --category 1 --priority 1',
        { as: 'emma' },
      )
      const { change_id } = await world.db
        .selectFrom('helpdesk_event')
        .select('change_id')
        .where('entity', '=', 'ticket')
        .where('entity_id', '=', id)
        .where('field', '=', 'created')
        .executeTakeFirstOrThrow()
      await race(id, () => helpdesk('ada', `audit undo ${change_id} --yes`))
    }
  })

  it(`an account is handed over, ${ROUNDS} rounds`, { timeout: ROUNDS * 10_000 }, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const [old, heir] = [`old${round}`, `heir${round}`]
      for (const name of [old, heir]) await world.addUser(name, 'TECHNICIAN')
      const id = await world.addTicket({ requester: old })
      const add = async (as: string, line: string[]) => {
        await soon()
        return { as, ...(await helpdesk(as, line)) }
      }
      const going = add('ada', ['user', 'delete', old, '--reassign-to', heir, '--yes'])
      const others = await Promise.all([
        add(old, ['ticket', 'comment', String(id), '-m', 'mine']),
        add('tom', [
          'ticket',
          'create',
          '--title',
          `For ${old}`,
          '--description',
          'x',
          '--category',
          '1',
          '--priority',
          '1',
          '--requester',
          old,
        ]),
        add('ada', ['ticket', 'assign', String(id), '--to', old]),
      ])
      const gone = await going
      const told = JSON.stringify([others, gone])
      expect([0, 6, 7], told).toContain(gone.code)
      for (const o of others) expect([0, 3, 4, 6, 7], told).toContain(o.code)
      const [owner, from] = gone.code === 0 ? [heir, old] : [old, undefined]
      const ownerId = world.ids[owner] ?? 0
      const tickets = await world.db.selectFrom('ticket').selectAll().where('requester_id', '=', ownerId).execute()
      expect(tickets, told).toHaveLength(1 + (others[1]?.code === 0 ? 1 : 0))
      const said = await world.db.selectFrom('comment').select(['id', 'user_id']).where('ticket_id', '=', id).execute()
      expect(
        said.map((c) => c.user_id),
        told,
      ).toEqual(others[0]?.code === 0 ? [ownerId] : [])
      const [ticket] = await world.db.selectFrom('ticket').select('assigned_to').where('id', '=', id).execute()
      expect(ticket?.assigned_to, told).toBe(others[2]?.code === 0 ? ownerId : null)
      if (from === undefined) continue
      // Whatever changed hands, an event says so.
      const moved = await world.db
        .selectFrom('helpdesk_event')
        .select(['entity', 'entity_id', 'field'])
        .where('new_name', '=', heir)
        .where('old_name', '=', old)
        .execute()
      const expected = [
        ...tickets.map((t) => `ticket ${t.id} requester`),
        ...(ticket?.assigned_to === ownerId ? [`ticket ${id} assignee`] : []),
        ...said.map((c) => `comment ${c.id} author`),
      ]
      expect(moved.map((e) => `${e.entity} ${e.entity_id} ${e.field}`).sort(), told).toEqual(expected.sort())
    }
  })

  it(`a lookup is deleted while tickets get it, ${ROUNDS} rounds`, { timeout: ROUNDS * 10_000 }, async () => {
    const id = await world.addTicket()
    for (let round = 0; round < ROUNDS; round++) {
      const { id: category } = await world.json<{ id: number }>(`category create Passing${round}`, { as: 'ada' })
      const [deleted, given] = await Promise.all([
        soon().then(() => helpdesk('ada', `category delete ${category} --yes`)),
        soon().then(() => helpdesk('tom', `ticket category ${id} --to ${category}`)),
      ])
      const told = JSON.stringify([deleted, given])
      expect([`${deleted.code} ${given.code}`], told).toEqual([expect.stringMatching(/^(0 [2367]|6 0|7 0)$/)])
    }
  })
})
