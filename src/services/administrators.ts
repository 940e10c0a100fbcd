import { faultOf } from '../db/faults.js'
import type { Db } from '../db/schema.js'
import { countUsers, findAdmins } from '../repositories/users.js'
import { methodOf } from './passwords.js'

/** The ids of all administrators who can log in: a password that cannot be read fits nobody. */
export async function administratorIds(db: Db): Promise<number[]> {
  return (await findAdmins(db)).filter((a) => methodOf(a.password) !== undefined).map((a) => a.id)
}

/** Whether the database has any account; false also where it is not set up yet. */
export const anybodyThere = (db: Db): Promise<boolean> => notSetUpIsFalse(async () => (await countUsers(db)) > 0)

/** Whether somebody administers this database; false also where it is not set up yet. */
export const hasAdministrator = (db: Db): Promise<boolean> => notSetUpIsFalse(async () => (await administratorIds(db)).length > 0)

async function notSetUpIsFalse(look: () => Promise<boolean>): Promise<boolean> {
  try {
    return await look()
  } catch (error) {
    if (faultOf(error) === 'not-set-up') return false
    throw error
  }
}
