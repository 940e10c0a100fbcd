import { createHash } from 'node:crypto'
import type { Db } from '../../db/schema.js'
import type { TableSum } from '../comparison.js'
import { type CopiedRow, type CopiedTable, placeRows } from '../queries/copied-rows.js'
import { pages, sizeOf } from './copy-pages.js'

/** Told how many rows of a table were read. */
export type Progress = (table: string, rows: number) => void

/** What a table holds, its times as each of these databases reads them, one after the other. */
export async function sumOf(
  db: Db,
  table: CopiedTable,
  clocks: readonly Db[] = [],
  progress: Progress = () => undefined,
): Promise<TableSum> {
  const digest = createHash('sha256')
  let rows = 0
  for await (const page of pages(db, table)) {
    let placed: readonly CopiedRow[] = page
    for (const clock of clocks) placed = (await placeRows(clock, table, placed)).read
    for (const row of placed) digest.update(sizeOf(row).line)
    rows += page.length
    progress(table.name, rows)
  }
  return { rows, checksum: digest.digest('hex') }
}
