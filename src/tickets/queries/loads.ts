import { sql } from 'kysely'
import { engineOf } from '../../db/engine.js'
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
 * How many tickets in these statuses each account has; who has none is not in it. It asks of each assignee for each
 * status, so that what is resolved is not read.
 */
export async function countAssigned(db: Db, { ids, pending }: StatusFilter): Promise<Map<number, number>> {
  const statuses = [...ids.map((id) => sql`t.status_id = ${id}`), ...(pending ? [sql`t.status_id is null`] : [])]
  if (statuses.length === 0) return new Map()
  const has = engineOf(db).distinct('ticket', 'assigned_to')
  const counts = statuses.map(
    (status) =>
      sql`select has.id, count(*) as n from ${has} as has inner join ticket as t on t.assigned_to = has.id and ${status} group by has.id`,
  )
  const { rows } = await sql<{ id: number; n: number | string }>`${sql.join(counts, sql` union all `)}`.execute(db)
  const loads = new Map<number, number>()
  for (const { id, n } of rows) loads.set(id, (loads.get(id) ?? 0) + Number(n))
  return loads
}
