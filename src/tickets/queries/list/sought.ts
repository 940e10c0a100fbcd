import { sql } from 'kysely'
import type { Db } from '../../../db/schema.js'
import type { OrderedList, Sought } from '../../../search/queries/sought.js'
import { idDescending, type Order, orderColumn } from './order.js'
import { rangedPage } from './ranges.js'
import { filteredIds, type TicketFilter } from './rows.js'

/** The numbers of those whose texts say what is sought, in order. */
export async function soughtIds(
  db: Db,
  filter: TicketFilter,
  sought: Sought,
  order: readonly Order[],
  limit: number | undefined,
  enough?: (ids: readonly number[]) => Promise<boolean>,
): Promise<number[]> {
  const { findSought } = await import('../../../search/queries/sought.js')
  return findSought(db, listOf(db, filter, order), sought, limit, enough)
}

export function listOf(db: Db, filter: TicketFilter, order: readonly Order[]): OrderedList {
  const ids = () => filteredIds(db, filter, order)
  return {
    part: (from, rows) =>
      rangedPage(db, filter, order, { limit: rows, offset: from }) ??
      ids()
        .select(order.map(({ key }, i) => sql.ref(orderColumn(key)).as(`k${i}`)))
        .limit(rows)
        .offset(from),
    byAge: order[0]?.key === 'created',
    descending: [...order.map((o) => o.descending), idDescending(order)],
    where: (condition, among) => {
      const query = ids().where(condition)
      return among ? query.innerJoin(sql<{ id: number }>`${among}`.as('m'), 'm.id', 't.id') : query
    },
  }
}
