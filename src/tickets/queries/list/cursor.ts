import { type Expression, type SqlBool, sql } from 'kysely'
import { idDescending, type Order, orderColumn } from './order.js'

/** Where a page ended: what its last ticket was ordered by, as the database holds it, and its number. */
export interface Cursor {
  values: readonly (string | number | null)[]
  id: number
}

/**
 * The condition for what comes behind a cursor in this order. NULL is less than any value, as both engines order; equal
 * is what the column's collation takes for equal.
 */
export function isAfter(order: readonly Order[], { values, id }: Cursor): Expression<SqlBool> {
  const keys = order.map(({ key, descending }, i) => ({
    column: sql.ref(orderColumn(key)),
    descending,
    value: values[i] ?? null,
  }))
  const ties = { column: sql.ref('t.id'), descending: idDescending(order), value: id }
  return behind(order.some(({ key }) => key === 'id') ? keys : [...keys, ties])
}

interface Key {
  column: Expression<unknown>
  descending: boolean
  value: string | number | null
}

function behind([key, ...others]: readonly Key[]): Expression<SqlBool> {
  if (!key) return sql<SqlBool>`1 = 0`
  const equal = key.value === null ? sql`${key.column} is null` : sql`${key.column} = ${key.value}`
  return sql<SqlBool>`(${beyond(key)} or (${equal} and ${behind(others)}))`
}

function beyond({ column, descending, value }: Key) {
  if (descending) return value === null ? sql`1 = 0` : sql`(${column} < ${value} or ${column} is null)`
  return value === null ? sql`${column} is not null` : sql`${column} > ${value}`
}
