import { createHash } from 'node:crypto'
import type { Db } from '../../db/schema.js'
import { inSnapshot } from '../../history/unit.js'
import type { TableComparison, TableSum } from '../comparison.js'
import { COPIED, type CopiedTable, placedBy } from '../queries/copied-rows.js'
import { pages, sizeOf } from './copy-pages.js'
import { explained, type Place, type Progress } from './copy-tables.js'
import { checkSource } from './source.js'

/**
 * Compares everything that a copy has, table by table, each database as it is at one moment. A time in an hour that the
 * clocks of either server skip counts as the end of it, on both sides. Throws DATABASE where a schema is not this
 * program's; `root` is the folder that holds sql/.
 */
export async function compareDatabases(
  one: Place,
  other: Place,
  root: string,
  progress: Progress,
): Promise<TableComparison[]> {
  for (const place of [one, other]) await explained(place, () => checkSource(place.db, root))
  const found: TableComparison[] = []
  await at(one, (here) =>
    at(other, async (there) => {
      const both = [here, there]
      for (const table of COPIED) {
        const sum = await explained(one, () => sumOf(here, table, both, progress))
        const against = await explained(other, () => sumOf(there, table, both, progress))
        const equal = sum.rows === against.rows && sum.checksum === against.checksum
        found.push({ table: table.name, ...sum, against, equal })
      }
    }),
  )
  return found
}

const at = (place: Place, look: (db: Db) => Promise<void>): Promise<void> =>
  explained(place, () => inSnapshot(place.db, look))

async function sumOf(db: Db, table: CopiedTable, clocks: readonly Db[], progress: Progress): Promise<TableSum> {
  const digest = createHash('sha256')
  let rows = 0
  for await (const page of pages(db, table)) {
    for (const row of await placedBy(clocks, table, page)) digest.update(sizeOf(row).line)
    rows += page.length
    progress(table.name, rows)
  }
  return { rows, checksum: digest.digest('hex') }
}
