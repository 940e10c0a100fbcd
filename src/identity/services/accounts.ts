import { failure } from '../../core/errors.js'
import { fold } from '../../core/fold.js'
import type { Role } from '../../core/roles.js'
import { faultOf } from '../../db/faults.js'
import type { Db } from '../../db/schema.js'
import { inUnit, type Unit, withoutLogin } from '../../history/unit.js'
import { findUser, findUserCandidates } from '../queries/users.js'
import { insertUser } from '../queries/writes.js'
import type { User } from '../user.js'
import { words } from '../words.js'
import { hashNewPassword } from './new-password.js'
import { checkNotAhead } from './sessions.js'

export interface NewAccount {
  username: string
  email: string
  fullName: string
  password: string
}

/** An account with the role EMPLOYEE. Throws CONFLICT where the name or email is taken. */
export async function register(db: Db, account: NewAccount): Promise<User> {
  await checkNotAhead(db)
  const passwordHash = await hashNewPassword(db, account.password)
  return inUnit(withoutLogin(db), (unit) => createOwnAccount(unit, { ...account, passwordHash }, 'EMPLOYEE'))
}

/** As `createAccount`, by the new user himself. */
export async function createOwnAccount(unit: Unit, account: HashedAccount, role: Role): Promise<User> {
  const user = await createAccount(unit, account, role)
  unit.actAs(user)
  return user
}

type HashedAccount = Omit<NewAccount, 'password'> & { passwordHash: string }

/** Writes an account within a unit. CONFLICT where its name or address is taken. */
export async function createAccount(unit: Unit, account: HashedAccount, role: Role): Promise<User> {
  await checkFree(unit.tx, account)
  let id: number
  try {
    id = await insertUser(unit.tx, { ...account, role })
  } catch (error) {
    if (faultOf(error) === 'duplicate') throw taken(account.username)
    throw error
  }
  const user = await findUser(unit.tx, id)
  unit.record({ entity: 'user', entityId: id, field: 'created', newValue: account.username, newName: role })
  return user
}

/**
 * CONFLICT where another account has the name or address. They are one where case, accents and trailing blanks are all
 * that differs; the unique index of SQLite does not know.
 */
export async function checkFree(
  db: Db,
  { username, email }: { username?: string | undefined; email?: string | undefined },
  except?: number,
): Promise<void> {
  const words = [username, email].filter((w) => w !== undefined)
  if (words.length === 0) return
  for (const user of await findUserCandidates(db, words)) {
    if (user.id === except) continue
    if (username !== undefined && fold(user.username) === fold(username)) throw taken(username)
    if (email !== undefined && fold(user.email) === fold(email)) throw taken(email)
  }
}

export const taken = (name: string) => failure('CONFLICT', words.taken(name))
