import { type SqlBool, sql } from 'kysely'
import type { TicketColumn } from '../field.js'

/** Tickets of which a column is one of some ids; `orNull` adds those that lack it. */
export interface Among {
  column: TicketColumn
  ids: readonly number[]
  orNull: boolean
}

/** The condition for it; unknown where the column is NULL and that is not asked for. `of` is the table's name. */
export function inAmong({ column, ids, orNull }: Among, of: 't.' | '' = 't.') {
  const value = sql.ref(`${of}${column}`)
  const among = ids.length > 0 ? sql`${value} in (${sql.join(ids)})` : sql`1 = 0`
  return orNull ? sql<SqlBool>`(${among} or ${value} is null)` : sql<SqlBool>`${among}`
}
