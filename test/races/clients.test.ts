import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { processesOf, ROUNDS } from '../helpers/processes.js'
import { createWorld, type World } from '../helpers/world.js'

/** How long: 3 seconds in `npm test`, 30 in `npm run test:races` and on a cluster. */
const SECONDS = Math.min(30, ROUNDS * 1.5)

interface Told {
  ticket: number
  field: 'title' | 'comment'
  text: string
  code: number
  err: string
}

/** Real processes; on a cluster each begins with another node. */
describe.each(engines)('six clients that change three tickets (%s)', (engine) => {
  let world: World
  let helpdesk: ReturnType<typeof processesOf>
  beforeAll(async () => {
    world = await createWorld(engine)
    helpdesk = processesOf(world)
  })
  afterAll(() => world.destroy())

  const eventsOf = (ticket: number) =>
    world.db
      .selectFrom('helpdesk_event')
      .select(['source', 'old_value', 'new_value', 'change_id'])
      .where('entity', '=', 'ticket')
      .where('entity_id', '=', ticket)
      .where('field', '=', 'title')
      .execute()

  it(`${SECONDS} s: no change that was told is overwritten unseen`, {
    timeout: SECONDS * 1_000 + 120_000,
  }, async () => {
    const people = ['ada', 'tom', 'tess', 'ada', 'tom', 'tess']
    const tickets = await Promise.all([1, 2, 3].map(() => world.addTicket()))
    const told: Told[] = []
    const end = performance.now() + SECONDS * 1_000
    const work = async (as: string, client: number) => {
      for (let i = 0; performance.now() < end; i++) {
        const ticket = tickets[(client + i) % tickets.length] ?? 0
        const field = i % 3 === 2 ? 'comment' : 'title'
        const text = `${field} ${i} of client ${client}`
        const line = field === 'title' ? ['edit', `${ticket}`, '--title', text] : ['comment', `${ticket}`, '-m', text]
        const { code, err } = await helpdesk(as, ['ticket', ...line])
        told.push({ ticket, field, text, code, err })
      }
    }
    await Promise.all(people.map(work))
    for (const { code, err } of told) expect([0, 6], err).toContain(code) // 6: somebody else was quicker, and it says so

    const done = told.filter((t) => t.code === 0)
    for (const ticket of tickets) {
      const texts = (field: Told['field']) =>
        done.filter((t) => t.ticket === ticket && t.field === field).map((t) => t.text)
      const { comments } = await world.json<{ comments: { content: string }[] }>(`ticket show ${ticket}`, { as: 'ada' })
      expect(comments.map((c) => c.content).sort()).toEqual(texts('comment').sort())

      const events = await eventsOf(ticket)
      expect(events.map((e) => e.new_value).sort()).toEqual(texts('title').sort())
      // From the first title to the last in one line: whatever was replaced, was seen by who replaced it.
      const next = new Map(events.map((e) => [e.old_value, e.new_value]))
      let last: string | null = 'Printer on fire'
      let steps = 0
      for (; next.has(last); steps++) last = next.get(last) ?? null
      expect(steps).toBe(events.length)
      const row = await world.db.selectFrom('ticket').select('title').where('id', '=', ticket).executeTakeFirstOrThrow()
      expect(row.title).toBe(last)
    }
    console.info(`${engine}: ${done.length} of ${told.length} changes done, the others were told`)
  })
})
