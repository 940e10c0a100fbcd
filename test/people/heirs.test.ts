import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)('who takes over what somebody leaves (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  const remove = (names: string, heir?: string) =>
    world.helpdesk(`user delete ${names} --yes${heir === undefined ? '' : ` --reassign-to ${heir}`}`, { as: 'ada' })

  it('may be anybody where no ticket was assigned to him', async () => {
    await world.addUser('leaver', 'EMPLOYEE')
    const id = await world.addTicket({ requester: 'leaver' })
    await world.json(`ticket comment ${id} -m hello`, { as: 'leaver' })
    expect(await remove('leaver')).toMatchObject({ code: 6, err: expect.stringContaining('leaver: 2 in all') })
    expect(await remove('leaver', 'eric')).toMatchObject({ code: 0, err: '' })
    expect(await world.json(`ticket show ${id}`, { as: 'eric' })).toMatchObject({
      requester: { username: 'eric' },
      comments: [{ author: { username: 'eric', formerly: 'leaver' } }],
    })
  })

  it('is a technician where one was', async () => {
    await world.addUser('helper', 'TECHNICIAN')
    const id = await world.addTicket({ requester: 'emma', assignee: 'helper' })
    expect(await remove('helper', 'eric')).toMatchObject({ code: 2 })
    expect(await remove('helper', 'tess')).toMatchObject({ code: 0 })
    expect(await world.json(`ticket show ${id}`, { as: 'ada' })).toMatchObject({ assignee: { username: 'tess' } })
  })

  it.each(['requester', 'assignee'] as const)(
    'as %s, beside what another program did to the ticket before',
    async (part) => {
      const name = `leaving-${part}`
      await world.addUser(name, 'TECHNICIAN')
      const id = await world.addTicket({ [part]: name })
      await world.db.updateTable('ticket').set({ status_id: 2 }).where('id', '=', id).execute()
      expect(await remove(name, 'tom')).toMatchObject({ code: 0 })
      const events = await world.db
        .selectFrom('helpdesk_event')
        .select(['source', 'field', 'old_value', 'new_value'])
        .where('entity', '=', 'ticket')
        .where('entity_id', '=', id)
        .where('field', '<>', 'requester')
        .execute()
      expect(events).toContainEqual({ source: 'outside', field: 'status', old_value: '1', new_value: '2' })
    },
  )

  it('is nobody who goes too', async () => {
    for (const name of ['one', 'two']) await world.addUser(name, 'EMPLOYEE')
    await world.addTicket({ requester: 'one' })
    expect(await remove('one two', 'two')).toMatchObject({
      code: 2,
      err: expect.stringContaining("'two' is to be deleted"),
    })
    expect(await remove('one two', 'emma')).toMatchObject({ code: 0 })
  })
})
