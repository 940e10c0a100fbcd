import type { Db } from '../../db/schema.js'
import { inSnapshot } from '../../history/unit.js'
import type { TableComparison } from '../comparison.js'
import { COPIED } from '../queries/copied-rows.js'
import { explained, type Place } from './copy-tables.js'
import { checkSource } from './source.js'
import { type Progress, sumOf } from './table-sum.js'

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
