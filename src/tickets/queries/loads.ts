import { type RawBuilder, sql } from 'kysely'
import { engineOf } from '../../db/engine.js'
import type { Db } from '../../db/schema.js'
import type { StatusFilter } from './status-filter.js'

/** How many tickets somebody has in a status; null is nobody, and no status. */
export interface Load {
  assignee: number | null
  status: number | null
  count: number
}

/**
 * How many tickets in these statuses each account has, and nobody; what is 0 is not in it. An index tells, and each of its
 * entries is read once.
 */
export const countLoads = (db: Db, statuses: StatusFilter): Promise<Load[]> =>
  counted(db, [...ofAccounts(db, statuses), ...ofNobody(statuses)])

/** How many each account has in all of them; who has none is not in it. */
export async function countAssigned(db: Db, statuses: StatusFilter): Promise<Map<number, number>> {
  const all = new Map<number, number>()
  for (const { assignee, count } of await counted(db, ofAccounts(db, statuses)))
    if (assignee !== null) all.set(assignee, (all.get(assignee) ?? 0) + count)
  return all
}

/**
 * It asks of each assignee for each status, so that what is resolved is not read; as a join, MariaDB would begin with the
 * status, and look up the assignee of each ticket.
 */
function ofAccounts(db: Db, statuses: StatusFilter): RawBuilder<unknown>[] {
  const has = engineOf(db).distinct('ticket', 'assigned_to')
  return conditions(statuses).map(
    ({ status, is }) => sql`select has.id as assignee, ${status} as status,
      (select count(*) from ticket as t where t.assigned_to = has.id and ${is}) as n from ${has} as has`,
  )
}

const ofNobody = (statuses: StatusFilter): RawBuilder<unknown>[] =>
  conditions(statuses).map(
    ({ status, is }) => sql`select null as assignee, ${status} as status, count(*) as n from ticket as t
      where t.assigned_to is null and ${is}`,
  )

const conditions = ({ ids, pending }: StatusFilter) => [
  ...ids.map((id) => ({ status: sql.lit(id), is: sql`t.status_id = ${sql.lit(id)}` })),
  ...(pending ? [{ status: sql.lit(null), is: sql`t.status_id is null` }] : []),
]

async function counted(db: Db, counts: readonly RawBuilder<unknown>[]): Promise<Load[]> {
  if (counts.length === 0) return []
  const query = sql<Omit<Load, 'count'> & { n: number | string }>`${sql.join(counts, sql` union all `)}`
  const { rows } = await query.execute(db)
  return rows
    .map(({ assignee, status, n }) => ({ assignee, status, count: Number(n) }))
    .filter(({ count }) => count > 0)
}
