import { type Connection, createConnection } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inUnit } from '../../src/history/unit.js'
import { actingBy } from '../../src/identity/services/sessions.js'
import { lookupsRead } from '../../src/lookups/queries/lookups.js'
import { hasServer } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

/** A unit's first statement, beside another connection. */
describe.runIf(hasServer)('the rights that a unit reads', () => {
  let world: World
  let other: Connection
  beforeAll(async () => {
    world = await createWorld('mysql')
    other = await createConnection(world.url)
    await other.query('set session innodb_lock_wait_timeout = 1')
  })
  afterAll(async () => {
    await other.end()
    await world.destroy()
  })

  const emma = () => actingBy(world.db, world.tokens.emma ?? '', { least: 'EMPLOYEE', fromEnvironment: false })
  const LOST = [
    "update user set role = 'ADMIN' where username = 'emma'",
    'delete from helpdesk_session where user_id = (select id from user where username = "emma")',
  ]

  it('are locked until it ends, also where more is read in the same statement', async () => {
    const tried = async () => {
      for (const statement of LOST) await expect(other.query(statement)).rejects.toMatchObject({ errno: 1205 })
    }
    await inUnit(emma(), tried)
    await inUnit(emma(), tried, { beside: (tx) => ({ lookups: lookupsRead(tx) }) })
    await inUnit(emma(), async () => undefined)
  }, 20_000)

  it('do not fix what it sees: what others commit before it waited for them is there', async () => {
    await inUnit(emma(), async ({ tx }) => {
      await other.query("insert into category (name) values ('Later')")
      const { categories } = await lookupsRead(tx).query.execute().then(lookupsRead(tx).made)
      expect(categories.map((c) => c.name)).toContain('Later')
    })
  })
})
