import type { Db } from '../../../db/schema.js'
import { findIndexFaults } from '../../../search/index/check.js'
import { words } from '../../words.js'
import { about, type Finding } from './finding.js'

/** Whether a search finds what is written. */
export async function checkSearchIndex(db: Db): Promise<Finding[]> {
  const { complete, tickets, orphans } = await findIndexFaults(db)
  const numbers = (ids: readonly number[]) => ids.map((id) => `#${id}`)
  return [
    ...(complete ? [] : [INCOMPLETE]),
    ...about(numbers(tickets), { ...INCOMPLETE, check: 'search-index-stale', message: words.health.indexStale }),
    ...about(numbers(orphans), { ...INCOMPLETE, check: 'search-index-orphans', message: words.health.indexOrphans }),
  ]
}

const INCOMPLETE: Finding = {
  check: 'search-index-incomplete',
  severity: 'warning',
  message: words.health.indexIncomplete,
  hint: { run: 'db migrate' },
  items: [],
}
