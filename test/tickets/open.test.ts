import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Lookups } from '../../src/lookups/queries/lookups.js'
import { openStatuses } from '../../src/tickets/queries/status-filter.js'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

const status = (id: number, name: string, state: Lookups['statuses'][number]['state'], color: string | null = null) => ({
  ...{ id, name, color, state },
})
const priority = (id: number, name: string, level: number | null) => ({ id, name, level })
const category = (id: number, name: string) => ({ id, name, description: null })

const seed: Lookups = {
  statuses: [status(1, 'En attente', 'pending'), status(2, 'En cours', 'in-progress'), status(3, 'Résolue', 'resolved')],
  priorities: [priority(1, 'Faible', 1), priority(2, 'Moyenne', 2), priority(3, 'Élevée', 3)],
  categories: [category(1, 'Matériel'), category(2, 'Logiciel'), category(3, 'Réseau')],
}
/** Old rows: names that are numbers, words and each other's beginnings, or that repeat; levels that repeat or are NULL. */
const odd: Lookups = {
  statuses: [
    status(2, '5', 'pending'),
    status(5, 'Open', 'in-progress'),
    status(8, 'Opened by phone', 'in-progress'),
    status(9, 'Pending', 'resolved'),
    status(11, 'Doublon', 'resolved'),
    status(12, 'doublon', 'resolved'),
    status(13, 'Lowest', 'in-progress'),
  ],
  priorities: [priority(4, 'High', 1), priority(5, 'Lower', 9), priority(6, 'Urgent', 9), priority(7, 'Low-ish', 5)],
  categories: [category(3, 'PC'), category(4, 'PC portable'), category(5, 'Pc ')],
}

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
    const ids = async (line: string) => (await world.helpdesk(`${line} -o ids`, { as: 'ada' })).out.trim().split('\n').map(Number).sort()
    expect(await ids('ticket list')).toEqual([waiting, opened])
    expect(await ids('ticket list --status open')).toEqual([opened])
    expect(await ids('ticket list --all')).toEqual([waiting, resolved, opened])
  })
})
