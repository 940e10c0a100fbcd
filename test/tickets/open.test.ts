import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStatuses } from '../../src/tickets/queries/status-filter.js'
import { engines } from '../helpers/engines.js'
import { odd, seed } from '../helpers/lookups.js'
import { createWorld, type World } from '../helpers/world.js'

it('open tickets are those whose status is not resolved, whatever a status is called', () => {
  expect(openStatuses(seed)).toEqual({ ids: [1, 2], pending: true })
  expect(openStatuses(odd)).toEqual({ ids: [2, 5, 8, 13], pending: true })
})

describe.each(engines)('a status called Open (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  it('hides no other open tickets, and can be asked for', async () => {
    const waiting = await world.addTicket({ title: 'Waits' })
    const resolved = await world.addTicket({ title: 'Done', status: 3 })
    const { id: status } = await world.json<{ id: number }>('status create Open --color warning', { as: 'ada' })
    const opened = await world.addTicket({ title: 'Opened', status })
    const ids = async (line: string) =>
      (await world.helpdesk(`${line} -o ids`, { as: 'ada' })).out.trim().split('\n').map(Number).sort()
    expect(await ids('ticket list')).toEqual([waiting, opened])
    expect(await ids('ticket list --status open')).toEqual([opened])
    expect(await ids('ticket list --all')).toEqual([waiting, resolved, opened])
  })
})
