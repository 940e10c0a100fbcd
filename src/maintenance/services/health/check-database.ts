import { type Fault, faultOf } from '../../../db/faults.js'
import type { Location } from '../../../db/location.js'
import type { Db } from '../../../db/schema.js'
import { checkAccounts } from './accounts.js'
import { checkFiles } from './files.js'
import { type Finding, SEVERITIES } from './finding.js'
import { checkIndexes, checkSchema } from './schema.js'
import { checkSearchIndex } from './search.js'
import { checkCharsets, checkServer, checkServerAccounts, checkTriggers } from './server.js'
import { checkTickets } from './tickets.js'

export interface Checked {
  db: Db
  at: Location
  /** The folder that holds sql/. */
  root: string
  /** Files that should be their user's alone. */
  files: readonly string[]
}

/**
 * Everything that needs mending, worst first; nothing is changed. What this connection may not look at is passed over.
 */
export async function checkDatabase({ db, at, root, files }: Checked): Promise<Finding[]> {
  const checks = [
    () => checkSchema(db, root),
    () => checkAccounts(db),
    () => checkTickets(db),
    () => checkIndexes(db),
    () => checkSearchIndex(db),
    ...(at.engine === 'mysql'
      ? [() => checkServer(db, at), () => checkTriggers(db), () => checkServerAccounts(db), () => checkCharsets(db)]
      : []),
  ]
  const found: Finding[] = checkFiles(files)
  for (const check of checks) found.push(...(await check().catch(passOver)))
  return found.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
}

/** A table that is not there yet is the schema's finding, and a right that is missing is no fault of the database. */
function passOver(error: unknown): Finding[] {
  const fault: Fault | undefined = faultOf(error)
  if (fault === 'not-set-up' || fault === 'access') return []
  throw error
}
