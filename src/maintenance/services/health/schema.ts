import type { Db } from '../../../db/schema.js'
import { databaseStatus } from '../../../db/status.js'
import { findMissingIndexes } from '../../queries/indexes.js'
import { about, type Finding } from './finding.js'

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
    { check: 'missing-index', severity: 'warning', message: { en: 'Indexes are missing', fr: 'Il manque des index' }, hint },
  )
}

const BEHIND: Finding = {
  check: 'schema-behind',
  severity: 'error',
  message: {
    en: 'The database is not set up, or its schema is older than this program.',
    fr: 'La base n’est pas préparée, ou son schéma est plus ancien que ce programme.',
  },
  hint: { run: 'db migrate' },
  items: [],
}
const AHEAD: Finding = {
  check: 'schema-ahead',
  severity: 'error',
  message: { en: 'The schema of the database is newer than this program.', fr: 'Le schéma de la base est plus récent que ce programme.' },
  hint: { say: { en: 'Install the newer version of helpdesk.', fr: 'Installez la version plus récente de helpdesk.' } },
  items: [],
}
