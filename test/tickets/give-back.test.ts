import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)('giving a ticket back (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  it.each([
    ['one’s own', 'tom', { assignee: 'tom' }, 0],
    ['one that nobody has', 'tom', {}, 0],
    ['what somebody else has, and one asked for oneself', 'tom', { requester: 'tom', assignee: 'tess' }, 5],
    ['what somebody else has', 'tom', { assignee: 'tess' }, 3],
    ['anybody’s, as administrator', 'ada', { assignee: 'tess' }, 0],
    ['one’s own, as who may only ask', 'emma', { requester: 'emma' }, 5],
  ])('%s: %s', async (_, as, ticket: { requester?: string; assignee?: string }, code) => {
    const id = await world.addTicket(ticket)
    expect(await world.helpdesk(`ticket unassign ${id}`, { as })).toMatchObject({ code })
    const assignee = code === 0 || ticket.assignee === undefined ? null : { username: ticket.assignee }
    expect(await world.json(`ticket show ${id}`, { as: 'ada' })).toMatchObject({ assignee })
  })
})
