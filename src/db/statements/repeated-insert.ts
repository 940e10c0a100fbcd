import { CompiledQuery } from 'kysely'
import type { Tx } from '../schema.js'

/**
 * Inserts many rows with the statement that inserts one: `one` is compiled, and its row repeated for the values of
 * each, in the order of its parameters; `partsOf` says of how many. For hundreds of rows Kysely takes as long to put
 * the statement together as the server to run it. Returns the driver's insertId.
 */
export async function insertRepeated(
  tx: Tx,
  one: CompiledQuery,
  rows: readonly (readonly unknown[])[],
): Promise<number> {
  const at = one.sql.lastIndexOf(' values ') + ' values '.length
  const values: unknown[] = []
  for (const row of rows) for (const value of row) values.push(value)
  const text = one.sql + `, ${one.sql.slice(at)}`.repeat(rows.length - 1)
  const { insertId } = await tx.executeQuery(CompiledQuery.raw(text, values))
  return Number(insertId ?? 0)
}
