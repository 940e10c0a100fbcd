import { common } from '../../../core/words.js'
import type { Db } from '../../../db/schema.js'
import { databaseStatus } from '../../../db/status.js'
import { findMissingIndexes } from '../../queries/indexes.js'
import { about, type Finding } from './finding.js'
import { words } from './words.js'

/** Whether the schema is this program's. `root` is the folder that holds sql/. */
export async function checkSchema(db: Db, root: string): Promise<Finding[]> {
  const { schema } = await databaseStatus(db, root)
  return schema === 'current' ? [] : [schema === 'behind' ? BEHIND : AHEAD]
}

export async function checkIndexes(db: Db): Promise<Finding[]> {
  const missing = await findMissingIndexes(db)
  const hint = { say: missing.map((m) => m.sql).join(' ') }
  return about(
    missing.map((m) => m.columns),
    { check: 'missing-index', severity: 'warning', message: words.indexes, hint },
  )
}

const BEHIND: Finding = {
  check: 'schema-behind',
  severity: 'error',
  message: words.behind,
  hint: { run: 'db migrate' },
  items: [],
}
const AHEAD: Finding = {
  check: 'schema-ahead',
  severity: 'error',
  message: words.ahead,
  hint: { say: common.installNewer },
  items: [],
}
