import { type SqlBool, sql } from 'kysely'
import type { Db } from '../db/schema.js'

/** Tickets in one of some statuses; `pending` adds those whose status is NULL. */
export interface StatusFilter {
  ids: readonly number[]
  pending: boolean
}

/** The condition that a ticket's status, in `column`, is one of these. */
export function inStatuses(column: 'status_id' | 't.status_id', { ids, pending }: StatusFilter) {
  const status = sql.ref(column)
  const among = ids.length > 0 ? sql`${status} in (${sql.join(ids)})` : sql`1 = 0`
  return pending ? sql<SqlBool>`(${among} or ${status} is null)` : sql<SqlBool>`${among}`
}

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
  const rows = await db
    .selectFrom('ticket')
    .select((eb) => ['assigned_to', eb.fn.countAll().as('n')])
    .where('assigned_to', 'is not', null)
    .where(inStatuses('status_id', statuses))
    .groupBy('assigned_to')
    .execute()
  return new Map(rows.map((r) => [r.assigned_to ?? 0, Number(r.n)]))
}
