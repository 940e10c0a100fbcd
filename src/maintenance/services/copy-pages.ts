import { setImmediate } from 'node:timers/promises'
import type { Db } from '../../db/schema.js'
import { type CopiedRow, type CopiedTable, findRows } from '../queries/copied-rows.js'

/** Rows of a page, and their bytes about: memory holds no more of the database. */
const MOST_ROWS = 500
const PAGE_BYTES = 768 * 1024
const FIRST_ROWS = 50

/** A row as the checksum takes it, and its length in bytes. */
export function sizeOf(row: CopiedRow): { line: string; bytes: number } {
  const line = `${JSON.stringify(row)}\n`
  return { line, bytes: Buffer.byteLength(line) }
}

/**
 * A table in the order of its key, page by page; pages of long texts have fewer rows, so that memory does not grow with
 * the database.
 */
export async function* pages(db: Db, table: CopiedTable): AsyncGenerator<CopiedRow[]> {
  const key = table.columns.indexOf(table.key)
  let after: CopiedRow[number] = null
  let limit = FIRST_ROWS
  for (;;) {
    // SQLite answers at once, always: without this neither Ctrl-C nor the memory of statements that are done would get
    // their turn.
    await setImmediate()
    const rows = await findRows(db, table, after, limit)
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = last[key] ?? null
    const bytes = rows.reduce((sum, row) => sum + sizeOf(row).bytes, 0)
    limit = Math.max(1, Math.min(MOST_ROWS, Math.floor((PAGE_BYTES * rows.length) / bytes)))
  }
}
