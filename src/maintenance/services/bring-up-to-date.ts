import { migrate } from '../../db/migrate.js'
import type { Db } from '../../db/schema.js'
import { buildIndex, type Progress } from '../../search/index/build.js'

export interface BroughtUpToDate {
  /** The migrations that were applied. */
  applied: string[]
  /** How many tickets had words that the search index did not have, or had otherwise. */
  indexed: number
}

/**
 * Brings the schema up to date, and then the search index, whatever it holds; cut off, it goes on the next time. `root`
 * is the folder that holds sql/.
 */
export async function bringUpToDate(db: Db, root: string, progress?: Progress): Promise<BroughtUpToDate> {
  const applied = await migrate(db, root)
  return { applied, indexed: await buildIndex(db, progress) }
}
