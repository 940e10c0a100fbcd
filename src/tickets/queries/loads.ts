import { sql } from 'kysely'
import type { Db } from '../../db/schema.js'
import { findInParts } from '../../db/statements/parts.js'
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

/** How many tickets in these statuses each account has; who has none is not in it. */
export async function countAssigned(db: Db, statuses: StatusFilter): Promise<Map<number, number>> {
  const rows = await findInParts(db, await findAssignees(db), (part) =>
    db
      .selectFrom('ticket')
      .select((eb) => ['assigned_to', eb.fn.countAll().as('n')])
      .where('assigned_to', 'in', part)
      .where(inStatuses('status_id', statuses))
      .groupBy('assigned_to')
      .execute(),
  )
  return new Map(rows.map((r) => [r.assigned_to ?? 0, Number(r.n)]))
}

/** Everybody who has a ticket, open or not: from one to the next greater in the index, whatever each has. */
async function findAssignees(db: Db): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive has as (
      select min(assigned_to) as id from ticket
      union all
      select (select min(t.assigned_to) from ticket as t where t.assigned_to > has.id) as id from has where has.id is not null
    )
    select id from has where id is not null`.execute(db)
  return rows.map((r) => r.id)
}
