import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { processesOf, ROUNDS } from '../helpers/processes.js'
import { createWorld, type World } from '../helpers/world.js'

/** Real processes: what two people undo at the same moment, and what is answered meanwhile. */
describe.each(engines)('undos at once (%s)', (engine) => {
  let world: World
  let run: ReturnType<typeof processesOf>
  beforeAll(async () => {
    world = await createWorld(engine)
    run = processesOf(world)
  })
  afterAll(() => world.destroy())

  it(`${ROUNDS} times the same undo by two people at once: done exactly once`, {
    timeout: ROUNDS * 60_000,
  }, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const id = await world.addTicket({ requester: 'emma' })
      for (const line of [
        `ticket start ${id}`,
        `ticket comment ${id} -m hello`,
        'ticket create --title T --description D --category 1 --priority 1',
      ]) {
        const words = [...line.split(' '), '--json']
        const made = await world.json<{ changeId?: string; id: number }>(words.slice(0, -1), { as: 'tom' })
        const [last] = await world.json<{ changeId: string }[]>('audit list --actor tom --limit 1', { as: 'ada' })
        const changeId = made.changeId ?? last?.changeId ?? ''
        const both = await Promise.all(['tom', 'ada'].map((who) => run(who, `undo ${changeId} --yes`)))
        const codes = both.map(({ code }) => code).sort()
        expect([line, codes[0]], both.map(({ err }) => err).join('')).toEqual([line, 0])
        expect([3, 6], both.map(({ err }) => err).join('')).toContain(codes[1])
        const undos = await world.db.selectFrom('helpdesk_undo').selectAll().where('root', '=', changeId).execute()
        expect(undos).toHaveLength(1)
      }
      const ticket = await world.db
        .selectFrom('ticket')
        .select('status_id')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      expect(ticket.status_id).toBe(1)
    }
  })

  it(`${ROUNDS} times the last change undone twice at once by its author: never twice, and never another's`, {
    timeout: ROUNDS * 60_000,
  }, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const id = await world.addTicket({ requester: 'emma' })
      await world.json(`ticket priority ${id} --to high`, { as: 'tess' })
      await world.json(`ticket priority ${id} --to low`, { as: 'tess' })
      const both = await Promise.all([run('tess', 'undo --yes'), run('tess', 'undo --yes')])
      const done = both.filter(({ code }) => code === 0).length
      for (const { code, err } of both) expect([0, 3, 6], err).toContain(code)
      expect(done).toBeGreaterThan(0)
      const { priority_id } = await world.db
        .selectFrom('ticket')
        .select('priority_id')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      // One of them took back the last change, and the other, where it came later, the one before.
      expect(priority_id).toBe(done === 1 ? 3 : 2)
    }
  })

  it(`${ROUNDS} times an answer and an undo at once: one of them, never an answer lost`, {
    timeout: ROUNDS * 30_000,
  }, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const id = await world.addTicket({ requester: 'emma' })
      await world.helpdesk(`ticket comment ${id} -m question`, { as: 'emma' })
      const [undone, answered] = await Promise.all([
        run('emma', 'undo --yes'),
        run('tom', `ticket comment ${id} -m answer`),
      ])
      const comments = (await world.json<{ comments: { content: string }[] }>(`ticket show ${id}`, { as: 'ada' }))
        .comments
      expect(answered.code).toBe(0)
      expect([0, 6], undone.err).toContain(undone.code)
      expect(comments.map((c) => c.content)).toEqual(undone.code === 0 ? ['answer'] : ['question', 'answer'])
    }
  })
})
