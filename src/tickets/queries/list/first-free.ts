import { sql } from 'kysely'
import type { Db } from '../../../db/schema.js'
import { isOpen } from '../../../lookups/queries/lookups.js'

/**
 * The number of the first open ticket that nobody has, in the default order of lists: whoever works on tickets sees it.
 * Of each status and priority the oldest is read from an index, so that nothing grows with the table.
 */
export async function findFirstFree(db: Db): Promise<number | undefined> {
  const oldest = (status: ReturnType<typeof sql>) =>
    sql`(select x.id from ticket as x where x.assigned_to is null and ${status} and x.priority_id = p.id
      order by x.created_at, x.id limit 1)`
  const { rows } = await sql<{ id: number }>`select t.id from (
      select p.level, ${oldest(sql`x.status_id = s.id`)} as id from priority as p cross join status as s where ${isOpen(db, 's')}
      union all
      select p.level, ${oldest(sql`x.status_id is null`)} as id from priority as p
    ) as f inner join ticket as t on t.id = f.id
    order by f.level desc, t.created_at, t.id limit 1`.execute(db)
  return rows[0]?.id
}
