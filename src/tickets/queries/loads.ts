import { sql } from 'kysely'
import type { Db } from '../../db/schema.js'
import { inStatuses, type StatusFilter } from './status-filter.js'

/** How many tickets there are in each of these statuses; in none, under null. */
export async function countByStatus(db: Db, statuses: StatusFilter): Promise<Map<number | null, number>> {
  const rows = await db
    .selectFrom('ticket')
    .select((eb) => ['status_id', eb.fn.countAll().as('n')])
    .where(inStatuses('status_id', statuses))
    .groupBy('status_id')
    .execute()
  return new Map(rows.map((r) => [r.status_id, Number(r.n)]))
}

/**
 * How many tickets in these statuses each account has; who has none is not in it. It goes from one assignee to the next
 * greater in the index, so that what is resolved is not read.
 */
export async function countAssigned(db: Db, statuses: StatusFilter): Promise<Map<number, number>> {
  const { rows } = await sql<{ id: number; n: number | string }>`
    with recursive has as (
      select min(assigned_to) as id from ticket
      union all
      select (select min(x.assigned_to) from ticket as x where x.assigned_to > has.id) as id from has where has.id is not null
    )
    select has.id, count(*) as n from has inner join ticket as t on t.assigned_to = has.id
    where ${inStatuses('t.status_id', statuses)} group by has.id`.execute(db)
  return new Map(rows.map((r) => [r.id, Number(r.n)]))
}
