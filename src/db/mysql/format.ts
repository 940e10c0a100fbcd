import { format, escape as literal } from 'mysql2'

/** A statement of more values than these is one of many rows, for which machine code is worth making. */
const MANY = 500

type Value = Parameters<typeof literal>[0]

/**
 * A statement with its values. mysql2 looks at each letter for quotes and comments that may hold a `?`, until V8 finds
 * that worth machine code: 3 ms of a list. Where there are as many as there are values none is within a quote, since
 * Kysely writes one for each value.
 */
export function withValues(sql: string, values: readonly Value[] | undefined): string {
  if (!values?.length) return sql
  if (values.length > MANY) return format(sql, [...values])
  const pieces = sql.split('?')
  if (pieces.length !== values.length + 1) return format(sql, [...values])
  let text = pieces[0] as string
  for (const [i, value] of values.entries()) text += literal(value, true) + pieces[i + 1]
  return text
}
