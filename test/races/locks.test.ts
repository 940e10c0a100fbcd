import { type Connection, createConnection } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasServer } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

/** What a verb holds by the one statement that reads its rights and locks its ticket, and what it sees behind it. */
describe.runIf(hasServer)('a verb whose ticket another program holds', () => {
  let world: World
  const connections: Connection[] = []
  beforeAll(async () => {
    world = await createWorld('mysql')
    for (let i = 0; i < 2; i++) connections.push(await createConnection(world.url))
  })
  afterAll(async () => {
    for (const connection of connections) await connection.end()
    await world.destroy()
  })

  it.each([
    ['ticket take % --json', 'tom'],
    ['ticket resolve % -m done --json', 'ada'],
    ['ticket priority % --to low --json', 'ada'],
    ['ticket delete % --yes --json', 'ada'],
    ['ticket comment % -m hello --json', 'emma'],
    ['ticket comment % -m hello --edit-last --json', 'emma'],
  ])('%s holds the rights of %s while it waits, and sees what the other wrote', async (line, as) => {
    const [other, third] = connections as [Connection, Connection]
    const id = await world.addTicket({ requester: 'emma' })
    await world.helpdesk(`ticket comment ${id} -m hi`, { as: 'emma' })
    await other.query('begin')
    await other.query('update ticket set title = ?, description = ? where id = ?', [`Title ${id}`, 'first', id])
    const ran = world.helpdesk(line.replace('%', String(id)), { as })
    try {
      const free = (table: string, where: string) =>
        third.query(`select 1 from ${table} where ${where} for update nowait`).then(
          () => true,
          () => false,
        )
      await expect.poll(() => free('user', `username = '${as}'`), { timeout: 10_000 }).toBe(false)
      expect(await free('helpdesk_session', `user_id = (select id from user where username = '${as}')`)).toBe(false)
      await other.query('update ticket set description = ? where id = ?', ['last', id])
    } finally {
      await other.query('commit')
    }
    const { code, out } = await ran
    expect(code).toBe(0)
    const seen = line.includes('comment')
      ? (await world.helpdesk(`ticket show ${id} --json`, { as })).out
      : out + JSON.stringify(await deletedRows(id))
    expect(seen).toContain(`Title ${id}`)
    expect(seen).toContain('last')
  })

  const deletedRows = (id: number) =>
    world.db
      .selectFrom('helpdesk_event')
      .select('old_value')
      .where('entity', '=', 'ticket')
      .where('entity_id', '=', id)
      .where('field', '=', 'deleted')
      .execute()
})
