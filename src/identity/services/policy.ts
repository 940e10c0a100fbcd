import { engineOf } from '../../db/engine.js'
import type { Db } from '../../db/schema.js'
import type { Change } from '../../history/change.js'
import type { EventActor } from '../../history/events.js'
import { inUnit } from '../../history/unit.js'
import { findSetting, saveSetting } from '../queries/settings.js'
import { HASH_METHODS, type HashMethod } from '../user.js'

const PASSWORDS = 'passwords'

/** How new passwords are stored: as an administrator chose, else what the web application on MySQL can read; on a database of our own, bcrypt. */
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
export async function setHashMethod(db: Db, actor: EventActor, to: HashMethod): Promise<Change<PolicyChange>> {
  return inUnit(db, actor, async (unit) => {
    const from = await hashMethodOf(unit.tx)
    const changed = from !== to
    if (changed) {
      await saveSetting(unit.tx, PASSWORDS, to)
      unit.record({ entity: 'setting', entityId: 0, field: PASSWORDS, oldValue: from, newValue: to })
    }
    return unit.change([{ setting: PASSWORDS, from, to, result: changed ? 'changed' : 'unchanged' }], changed ? 1 : 0)
  })
}
