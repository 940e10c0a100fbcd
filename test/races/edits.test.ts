import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { processesOf, ROUNDS } from '../helpers/processes.js'
import { createWorld, type World } from '../helpers/world.js'

/** Real processes: each change records what it did, and nothing that somebody else did at the same moment. */
describe.each(engines)('an edit beside a resolution (%s)', (engine) => {
  let world: World
  let helpdesk: ReturnType<typeof processesOf>
  beforeAll(async () => {
    world = await createWorld(engine)
    helpdesk = processesOf(world)
  })
  afterAll(() => world.destroy())

  it(`${ROUNDS} rounds: nothing is invented, and undoing the edit leaves the rest`, {
    timeout: ROUNDS * 10_000,
  }, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const id = (
        await world.json<{ id: number }>('ticket create --title Old --description x --category 1 --priority 2', {
          as: 'emma',
        })
      ).id
      await world.helpdesk(`ticket take ${id}`, { as: 'tom' })
      const outcomes = await Promise.all([
        helpdesk('ada', ['ticket', 'edit', String(id), '--title', 'New', '--priority', 'high']),
        helpdesk('tom', ['ticket', 'resolve', String(id), '-m', 'done']),
      ])
      const told = JSON.stringify(outcomes)
      expect(
        outcomes.map((o) => o.code),
        told,
      ).toEqual([0, 0])
      const events = await world.db
        .selectFrom('helpdesk_event')
        .select(['change_id', 'source', 'field'])
        .where('entity', '=', 'ticket')
        .where('entity_id', '=', id)
        .execute()
      expect(
        events.filter((e) => e.source === 'outside'),
        told,
      ).toEqual([])
      const changeOf = (field: string) => events.findLast((e) => e.field === field)?.change_id
      expect(changeOf('closedAt'), told).toBe(changeOf('status'))
      expect(changeOf('title'), told).not.toBe(changeOf('status'))
      const row = () =>
        world.db
          .selectFrom('ticket')
          .select(['title', 'status_id', 'closed_at'])
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
      const before = await row()
      expect(before).toMatchObject({ title: 'New', status_id: 3, closed_at: expect.anything() })
      expect((await world.helpdesk(`audit undo ${changeOf('title')} --yes`, { as: 'ada' })).code).toBe(0)
      expect(await row()).toEqual({ ...before, title: 'Old' })
    }
  })
})
