import type { Db } from '../../../db/schema.js'
import { findIndexFaults } from '../../../search/index/check.js'
import { about, type Finding } from './finding.js'
import { words } from './words.js'

/** Whether a search finds what is written. */
export async function checkSearchIndex(db: Db): Promise<Finding[]> {
  const { complete, tickets, orphans } = await findIndexFaults(db)
  const numbers = (ids: readonly number[]) => ids.map((id) => `#${id}`)
  return [
    ...(complete ? [] : [INCOMPLETE]),
    ...about(numbers(tickets), { ...INCOMPLETE, check: 'search-index-stale', message: words.indexStale }),
    ...about(numbers(orphans), { ...INCOMPLETE, check: 'search-index-orphans', message: words.indexOrphans }),
  ]
}

const INCOMPLETE: Finding = {
  check: 'search-index-incomplete',
  severity: 'warning',
  message: words.indexIncomplete,
  hint: { run: 'db migrate' },
  items: [],
}
