import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import { type Instant, isoFromWallClock } from '../../../core/instants.js'
import type { Db } from '../../../db/schema.js'
import { findInParts } from '../../../db/statements/parts.js'
import { eachRange } from './ranges.js'
import { filteredIds, type TicketFilter } from './rows.js'
import { soughtIds } from './sought.js'

/** `oldest` is when the first was created. */
export interface TicketCount {
  total: number
  oldest: Instant | null
}

/** How many there are, and when the oldest was created. */
export async function countTickets(db: Db, filter: TicketFilter): Promise<TicketCount> {
  if (filter.sought) return countByIds(db, await soughtIds(db, filter, filter.sought, [], undefined))
  const [sum] = (await rangedCount(db, filter)?.execute(db))?.rows ?? []
  if (sum) return { total: Number(sum.total), oldest: isoFromWallClock(sum.oldest) }
  const found = await filteredIds(db, filter, [])
    .clearSelect()
    .clearOrderBy()
    .select((eb) => [eb.fn.countAll().as('total'), eb.fn.min('t.created_at').as('oldest')])
    .executeTakeFirstOrThrow()
  return { total: Number(found.total), oldest: isoFromWallClock(found.oldest) }
}

/** The same without counting: the first of each range of an index. */
export async function findOldest(db: Db, filter: TicketFilter): Promise<Instant | null> {
  const rows = (await rangedOldest(db, filter)?.execute(db))?.rows
  return rows ? isoFromWallClock(rows[0]?.oldest ?? null) : (await countTickets(db, filter)).oldest
}

async function countByIds(db: Db, ids: readonly number[]): Promise<TicketCount> {
  const oldest = await findInParts(db, ids, (part) =>
    db
      .selectFrom('ticket')
      .select((eb) => eb.fn.min('created_at').as('at'))
      .where('id', 'in', part)
      .execute(),
  )
  const [first = null] = oldest.flatMap(({ at }) => at ?? []).sort()
  return { total: ids.length, oldest: isoFromWallClock(first) }
}

/**
 * How many tickets there are, and when the oldest was created, by the ranges of a list; undefined where they are too many.
 */
function rangedCount(db: Db, filter: TicketFilter): RawBuilder<{ total: number; oldest: string | null }> | undefined {
  const all = eachRange(
    db,
    filter,
    (where) => sql`select count(*) as n, min(t.created_at) as o from ticket as t where ${where}`,
  )
  return all && sql`select coalesce(sum(n), 0) as total, min(o) as oldest from (${all}) as u`
}

/** The second alone, for which one ticket of each range is read. */
function rangedOldest(db: Db, filter: TicketFilter): RawBuilder<{ oldest: string | null }> | undefined {
  const all = eachRange(
    db,
    filter,
    (where) => sql`select * from (select t.created_at as o from ticket as t where ${where} and t.created_at is not null
      order by t.created_at limit 1) as r`,
  )
  return all && sql`select min(o) as oldest from (${all}) as u`
}
