import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fill } from '../bench/data.js'
import { beginInboxes } from '../bench/unread.js'
import { hasServer } from '../helpers/engines.js'
import { startMariadb, type TestServer } from '../helpers/mariadb.js'
import { createWorld, type World } from '../helpers/world.js'
import { DAILY, rowsRead } from './growth.js'

/** A table so much larger, of which no command reads more than this many rows, or three times as many as before. */
const [FEW, MANY, MOST_ROWS] = [300, 9_000, 3_000]

describe.runIf(hasServer)('what is read does not grow with the table', () => {
  let server: TestServer | undefined
  const worlds: World[] = []
  beforeAll(async () => {
    server = await startMariadb()
    for (const tickets of [FEW, MANY]) {
      const world = await createWorld('mysql', server?.address)
      await fill(world.db, { tickets, people: 100 })
      // One ticket that everybody works with.
      const { tom, emma } = world.ids
      await sql`update ticket set assigned_to = ${tom ?? 0}, requester_id = ${emma ?? 0}, status_id = 1 where id = 20`.execute(
        world.db,
      )
      await beginInboxes(world, tickets)
      await sql`analyze table ticket, comment, helpdesk_event`.execute(world.db)
      await world.helpdesk('db migrate', { as: 'ada' })
      worlds.push(world)
    }
  }, 300_000)
  afterAll(async () => {
    for (const world of worlds) await world.destroy()
    await server?.stop()
  })

  const readBy = async (world: World, as: string, line: string): Promise<number> => {
    const options = { as, ...(line === '' ? { columns: 80 } : {}) }
    await world.helpdesk(line, options) // what is loaded once
    const before = await rowsRead(world)
    const ran = await world.helpdesk(line, options)
    expect([line, ran.code]).toEqual([line, 0])
    return (await rowsRead(world)) - before
  }

  /** What is open, of which an index tells how many there are: of all, of nobody's, of one's own. */
  const OPEN = (MANY - FEW) / 10
  it.each([
    ['ada', 2 * OPEN],
    ['tom', OPEN],
    ['emma', 0],
  ])('the day of %s with 200 unread counts what is open, and reads no more', async (as, more) => {
    const [few = 0, many = 0] = [await readBy(worlds[0] as World, as, ''), await readBy(worlds[1] as World, as, '')]
    expect([as, few, many, many <= 1.1 * few + more]).toEqual([as, few, many, true])
  })

  it.each(DAILY)('%s: %s', async (as, line) => {
    const [few = 0, many = 0] = [await readBy(worlds[0] as World, as, line), await readBy(worlds[1] as World, as, line)]
    expect([line, few, many, many <= Math.max(3 * few, MOST_ROWS)]).toEqual([line, few, many, true])
  })
})
