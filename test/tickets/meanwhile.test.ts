import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../src/command/session.js'
import { changeTickets } from '../../src/tickets/services/change.js'
import type { Wanted } from '../../src/tickets/services/history/changing-fields.js'
import { getTicket } from '../../src/tickets/services/show.js'
import { named, person, text } from '../../src/tickets/value.js'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)('what happened between the look and the change (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  const sessionOf = (username: string, role: string) =>
    ({ db: world.db, actor: { id: world.ids[username], username, role } }) as Session
  const RESOLVED = named({ id: 3, name: 'Résolue' })

  /** Looks as somebody, lets `meanwhile` happen, and then changes what was seen. */
  async function lookAndChange(session: Session, id: number, wanted: Wanted, meanwhile: () => Promise<unknown>) {
    const seen = await getTicket(session, id)
    await meanwhile()
    return changeTickets(session, [id], async () => ({ wanted, allows: () => true }), [seen])
  }

  it('is no loss where it is what was wanted', async () => {
    const id = await world.addTicket()
    const change = await lookAndChange(sessionOf('ada', 'ADMIN'), id, { status: RESOLVED }, () =>
      world.json(`ticket resolve ${id}`, { as: 'tom' }),
    )
    expect(change).toMatchObject({ changeId: null, changed: 0, unchanged: 1, items: [{ id, status: { id: 3 } }] })
  })

  it('is a conflict where it is not, with both values', async () => {
    const id = await world.addTicket()
    await expect(
      lookAndChange(sessionOf('ada', 'ADMIN'), id, { status: RESOLVED }, () =>
        world.json(`ticket start ${id}`, { as: 'tom' }),
      ),
    ).rejects.toMatchObject({
      code: 'CONFLICT',
      text: { en: expect.stringContaining("(status 'En attente' → 'En cours')") },
    })
  })

  it('is nothing where another field was changed', async () => {
    const id = await world.addTicket()
    const change = await lookAndChange(sessionOf('ada', 'ADMIN'), id, { status: RESOLVED }, () =>
      world.json(`ticket priority ${id} --to high`, { as: 'tom' }),
    )
    expect(change).toMatchObject({ changed: 1, items: [{ status: { id: 3 }, priority: { name: 'Élevée' } }] })
  })

  it('is a conflict for who had the ticket, and not for who merely lost sight of it', async () => {
    const tom = sessionOf('tom', 'TECHNICIAN')
    const [had, free] = [
      await world.addTicket({ assignee: 'tom' }),
      await world.addTicket({ requester: 'tom', assignee: 'tess' }),
    ]
    await expect(
      lookAndChange(tom, had, { title: text('Mine') }, () =>
        world.json(`ticket assign ${had} --to tess`, { as: 'ada' }),
      ),
    ).rejects.toMatchObject({ code: 'CONFLICT', text: { en: expect.stringContaining("assignee 'tom' → 'tess'") } })
    await expect(
      lookAndChange(tom, free, { title: text('Mine') }, () =>
        world.db
          .updateTable('ticket')
          .set({ requester_id: world.ids.emma ?? 0 })
          .where('id', '=', free)
          .execute(),
      ),
    ).rejects.toMatchObject({ code: 'NOT_FOUND', text: { en: expect.stringContaining(`#${free}`) } })
  })

  it('is NOT_FOUND for all that were deleted', async () => {
    const id = await world.addTicket()
    await expect(
      lookAndChange(sessionOf('ada', 'ADMIN'), id, { assignee: person(null) }, () =>
        world.json(`ticket delete ${id} --yes`, { as: 'ada' }),
      ),
    ).rejects.toMatchObject({ code: 'NOT_FOUND', text: { en: expect.stringContaining(`#${id}`) } })
  })
})
