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
