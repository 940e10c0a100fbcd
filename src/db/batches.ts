import { isSome, type Some } from '../core/group-by.js'

/** Rows a statement: enough that round trips do not count, few enough for every server's packet and SQLite's 32,766 parameters. */
const BATCH = 500

/** Numbers or names a statement, where it holds nothing else. */
export const NUMBERS = 5_000

export function* inBatches<T>(rows: readonly T[], size = BATCH): Generator<Some<T>> {
  for (let i = 0; i < rows.length; i += size) {
    const batch = rows.slice(i, i + size)
    if (isSome(batch)) yield batch
  }
}

/** Bytes of rows a statement: escaped, they still fit into the 1 MB that XAMPP's server takes at a time. */
export const STATEMENT_BYTES = 384 * 1024

/** Rows in portions that one statement can carry: at most `most` of them, and STATEMENT_BYTES; a row beyond that goes alone. */
export function* inStatements<T>(rows: readonly T[], bytesOf: (row: T) => number, most = BATCH): Generator<T[]> {
  let batch: T[] = []
  let size = 0
  for (const row of rows) {
    const bytes = bytesOf(row)
    if (batch.length === most || (batch.length > 0 && size + bytes > STATEMENT_BYTES)) {
      yield batch
      batch = []
      size = 0
    }
    batch.push(row)
    size += bytes
  }
  if (batch.length > 0) yield batch
}
