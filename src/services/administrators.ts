import { faultOf } from '../db/faults.js'
import type { Db } from '../db/schema.js'
import { countUsers, findAdminIds } from '../repositories/users.js'

/** Whether the database has any account; false also where it is not set up yet. */
export const anybodyThere = (db: Db): Promise<boolean> => notSetUpIsFalse(async () => (await countUsers(db)) > 0)

/** Whether somebody administers this database; false also where it is not set up yet. */
export const hasAdministrator = (db: Db): Promise<boolean> => notSetUpIsFalse(async () => (await findAdminIds(db)).length > 0)

async function notSetUpIsFalse(look: () => Promise<boolean>): Promise<boolean> {
  try {
    return await look()
  } catch (error) {
    if (faultOf(error) === 'not-set-up') return false
    throw error
  }
}
