import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../src/core/roles.js'
import { findLookups, type Lookups } from '../../src/lookups/queries/lookups.js'
import type { Order } from '../../src/tickets/queries/list/order.js'
import type { TicketFilter } from '../../src/tickets/queries/list/rows.js'
import { findCursor, findTicketIds, findTickets } from '../../src/tickets/queries/tickets.js'
import { engines } from '../helpers/engines.js'
import { randomFrom } from '../helpers/random.js'
import { createWorld, type World } from '../helpers/world.js'

const DEFAULT: Order[] = [
  { key: 'priority', descending: true },
  { key: 'created', descending: false },
]
/** Read in order from an index, but for the last three, which are sorted. */
const ORDERS: Order[][] = [
  DEFAULT,
  [
    { key: 'priority', descending: false },
    { key: 'created', descending: true },
  ],
  [{ key: 'created', descending: true }],
  [{ key: 'created', descending: false }],
  [{ key: 'updated', descending: true }],
  [
    { key: 'assignee', descending: false },
    { key: 'title', descending: true },
  ],
  [{ key: 'id', descending: true }],
]

describe.each(engines)('a list read in ranges (%s)', (engine) => {
  let world: World
  let lookups: Lookups
  const random = randomFrom(17)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T
  beforeAll(async () => {
    world = await createWorld(engine)
    await sql`insert into priority (name, level) values ('Same as medium', 2), ('Without a level', null)`.execute(
      world.db,
    )
    for (let i = 0; i < 150; i++) {
      await world.addTicket({
        title: pick(['a', 'A', 'b', 'é']),
        requester: pick(['emma', 'eric', 'tom', 'ada']),
        status: pick([1, 2, 3]),
        priority: pick([1, 2, 3, 4, 5]),
        ...(random() < 0.6 ? { assignee: pick(['tom', 'tess', 'ada']) } : {}),
      })
    }
    await sql`update ticket set created_at = '2026-01-01 10:00:00' where id % 3 = 0`.execute(world.db)
    await sql`update ticket set created_at = '2026-02-01 10:00:00' where id % 3 = 1`.execute(world.db)
    await sql`update ticket set status_id = null where id % 17 = 0`.execute(world.db)
    lookups = await findLookups(world.db)
  })
  afterAll(() => world.destroy())

  const viewers = (): [string, Role][] => [
    ['ada', 'ADMIN'],
    ['tom', 'TECHNICIAN'],
    ['emma', 'EMPLOYEE'],
  ]
  /** What somebody asks for, at random. */
  function filter(name: string, role: Role): TicketFilter {
    const among = [
      ...(random() < 0.4 ? [{ column: 'status_id' as const, ids: [pick([1, 2, 3])], orNull: random() < 0.3 }] : []),
      ...(random() < 0.3 ? [{ column: 'category_id' as const, ids: [pick([1, 2])], orNull: false }] : []),
      ...(random() < 0.3 ? [{ column: 'priority_id' as const, ids: [pick([1, 2, 4]), 5], orNull: false }] : []),
      ...(random() < 0.3
        ? [{ column: 'assigned_to' as const, ids: [world.ids[pick(['tom', 'tess'])] ?? 0], orNull: random() < 0.5 }]
        : []),
      ...(random() < 0.3
        ? [{ column: 'requester_id' as const, ids: [world.ids[pick(['emma', 'eric'])] ?? 0], orNull: false }]
        : []),
    ]
    return {
      viewer: { id: world.ids[name] ?? 0, role },
      lookups,
      among,
      ...(random() < 0.5 ? { statuses: { ids: [1, 2], pending: true } } : {}),
      ...(random() < 0.2 ? { beginning: pick(['1', '12', '9']) } : {}),
    }
  }

  it('is the beginning of the sorted one, whoever asks for what in which order', async () => {
    for (let i = 0; i < 60; i++) {
      const [name, role] = pick(viewers())
      const asked = filter(name, role)
      const order = pick(ORDERS)
      const sorted = (await findTickets(world.db, { ...asked, lookups: undefined as never }, order)).map((t) => t.id)
      const limit = pick([1, 7, 30, 1000])
      expect((await findTickets(world.db, asked, order, limit)).map((t) => t.id)).toEqual(sorted.slice(0, limit))
    }
  })

  it.each(ORDERS)('can be walked through page by page: by $key …', async (...order) => {
    for (const [name, role] of viewers()) {
      const asked = filter(name, role)
      const whole = await findTicketIds(world.db, asked, order)
      const walked: number[] = []
      for (let after: TicketFilter['after']; ; ) {
        const page = await findTickets(world.db, { ...asked, ...(after ? { after } : {}) }, order, 7)
        walked.push(...page.map((t) => t.id))
        const last = page.at(-1)
        if (!last) break
        after = await findCursor(world.db, order, last.id)
      }
      expect(walked).toEqual(whole)
    }
  })
})
