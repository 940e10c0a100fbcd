import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deleteStoredRows, findStoredRows, insertStoredRows, updateStoredRows } from '../../src/history/stored-rows.js'
import { inUnit, withoutLogin } from '../../src/history/unit.js'
import { COMMENT, TICKET } from '../../src/tickets/stored.js'
import { engines } from '../helpers/engines.js'
import { contentOf, createWorld, type World } from '../helpers/world.js'

describe.each(engines)('stored rows (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  const unit = <T>(work: Parameters<typeof inUnit<T>>[1]) => inUnit(withoutLogin(world.db), work)

  it.each([
    [{ title: 'Résumé' }, 1],
    [{ title: 'Resume' }, 0],
    [{ title: 'RÉSUMÉ' }, 0],
    [{ title: 'Résumé ' }, 0],
    [{ title: 'Résumé', status_id: 1, assigned_to: null }, 1],
    [{ title: 'Résumé', status_id: 2, assigned_to: null }, 0],
    [{ status_id: null }, 0],
  ])('are changed where they still hold %j, to the letter', async (from, changed) => {
    const id = await world.addTicket({ title: 'Résumé' })
    const other = await world.addTicket({ title: 'Résumé' })
    expect(Number(await unit(({ tx }) => updateStoredRows(tx, TICKET, [id], from, { title: 'New' })))).toBe(changed)
    const rows = await findStoredRows(world.db, TICKET, [other, id])
    expect(rows.map((row) => [row.id, row.title])).toEqual([
      [id, changed === 1 ? 'New' : 'Résumé'],
      [other, 'Résumé'],
    ])
  })

  it('are deleted all, or none where one is gone', async () => {
    const ids = [await world.addTicket(), await world.addTicket()]
    const before = await contentOf(world.db, 'ticket')
    await expect(unit(({ tx }) => deleteStoredRows(tx, TICKET, [...ids, 999]))).rejects.toMatchObject({
      code: 'CONFLICT',
    })
    expect(await contentOf(world.db, 'ticket')).toEqual(before)
    await unit(({ tx }) => deleteStoredRows(tx, TICKET, ids))
    expect(await findStoredRows(world.db, TICKET, ids)).toEqual([])
  })

  it('come back with what goes along with them, each with its own', async () => {
    const id = await world.addTicket()
    for (const content of ['one', 'two']) await world.json(`ticket comment ${id} -m ${content}`, { as: 'emma' })
    const [one, two] = await findStoredRows(world.db, COMMENT, [id], 'ticket_id')
    if (!one || !two) throw new Error('They are not there.')
    const author = { former_username: 'old', former_full_name: 'Old One' }
    await unit(({ tx }) => deleteStoredRows(tx, COMMENT, [one.id, two.id]))
    await unit(({ tx }) => insertStoredRows(tx, COMMENT, [one, { ...two, ...author }]))
    expect(await findStoredRows(world.db, COMMENT, [id], 'ticket_id')).toEqual([one, { ...two, ...author }])
  })
})
