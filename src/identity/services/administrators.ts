import { failure, type HelpdeskError } from '../../core/errors.js'
import { faultOf } from '../../db/faults.js'
import type { Db } from '../../db/schema.js'
import type { Unit } from '../../history/unit.js'
import { countUsers, findAdmins } from '../queries/users.js'
import type { User } from '../user.js'
import { words } from '../words.js'
import { methodOf } from './passwords.js'

/** The ids of all administrators who can log in: a password that cannot be read fits nobody. */
export async function administratorIds(db: Db): Promise<number[]> {
  return (await findAdmins(db)).filter((a) => methodOf(a.password) !== undefined).map((a) => a.id)
}

/** Whether the database has any account; false also where it is not set up yet. */
export const anybodyThere = (db: Db): Promise<boolean> => notSetUpIsFalse(async () => (await countUsers(db)) > 0)

/** Whether somebody administers this database; false also where it is not set up yet. */
export const hasAdministrator = (db: Db): Promise<boolean> =>
  notSetUpIsFalse(async () => (await administratorIds(db)).length > 0)

async function notSetUpIsFalse(look: () => Promise<boolean>): Promise<boolean> {
  try {
    return await look()
  } catch (error) {
    if (faultOf(error) === 'not-set-up') return false
    throw error
  }
}

/** Throws CONFLICT where `leaving` are all the administrators there are. The caller holds their lock. */
export async function checkAdminsLeft(unit: Unit, leaving: readonly User[]): Promise<void> {
  const ids = new Set(leaving.map((u) => u.id))
  const admins = await administratorIds(unit.tx)
  if (admins.length > 0 && admins.every((id) => ids.has(id))) {
    throw noAdminLeft()
  }
}

export const noAdminLeft = (): HelpdeskError => failure('CONFLICT', words.noAdminLeft, { say: words.otherAdminFirst })
