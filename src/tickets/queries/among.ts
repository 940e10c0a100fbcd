import { type SqlBool, sql } from 'kysely'
import type { TicketColumn } from '../field.js'

/** Tickets of which a column is one of some ids; `orNull` adds those that lack it. */
export interface Among {
  column: TicketColumn
  ids: readonly number[]
  orNull: boolean
}

/**
 * The condition for it; unknown where the column is NULL and that is not asked for. `of` is the table's name. As text: a
 * list asks it dozens of times, and as parts that Kysely visits one by one they took the day a tenth of its time.
 */
export function inAmong({ column, ids, orNull }: Among, of: 't.' | '' = 't.') {
  const value = `${of}${column}`
  const among = ids.length > 0 ? `${value} in (${ids.map(Number).join()})` : '1 = 0'
  return sql.raw<SqlBool>(orNull ? `(${among} or ${value} is null)` : among)
}
