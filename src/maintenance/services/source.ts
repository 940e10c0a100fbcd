import { schemaAhead, schemaBehind } from '../../db/migrate.js'
import type { Db } from '../../db/schema.js'
import { databaseStatus } from '../../db/status.js'

/** Throws DATABASE where the schema is not this program's. `root` is the folder that holds sql/. */
export async function checkSource(db: Db, root: string): Promise<void> {
  const { schema } = await databaseStatus(db, root)
  if (schema !== 'current') throw schema === 'ahead' ? schemaAhead() : schemaBehind()
}
