import type { Session } from '../../command/session.js'
import { engineOf } from '../../db/engine.js'
import type { Db } from '../../db/schema.js'
import type { Change } from '../../history/change.js'
import { inUnit, type Unit, type WithoutLogin } from '../../history/unit.js'
import { findSetting, saveSetting } from '../queries/settings.js'
import { HASH_METHODS, type HashMethod } from '../user.js'

const PASSWORDS = 'passwords'

/**
 * How new passwords are stored: as an administrator chose, else what the web application on MySQL can read; on a
 * database of our own, bcrypt.
 */
export async function hashMethodOf(db: Db): Promise<HashMethod> {
  const chosen = await findSetting(db, PASSWORDS)
  return HASH_METHODS.find((m) => m === chosen) ?? (engineOf(db).name === 'mysql' ? 'pbkdf2' : 'bcrypt')
}

export interface PolicyChange {
  setting: 'passwords'
  from: HashMethod
  to: HashMethod
  result: 'changed' | 'unchanged'
}

/** Chooses how passwords are stored from now on; those that are there are rewritten when their owners log in. */
export async function setHashMethod(by: Session | WithoutLogin, to: HashMethod): Promise<Change<PolicyChange>> {
  const change = async (unit: Unit): Promise<Change<PolicyChange>> => {
    const from = await hashMethodOf(unit.tx)
    const changed = from !== to
    if (changed) {
      await saveSetting(unit.tx, PASSWORDS, to)
      unit.record({ entity: 'setting', entityId: 0, field: PASSWORDS, oldValue: from, newValue: to })
    }
    return unit.change([{ setting: PASSWORDS, from, to, result: changed ? 'changed' : 'unchanged' }], changed ? 1 : 0)
  }
  return 'confirm' in by ? inUnit(by, change) : inUnit(by, change)
}
