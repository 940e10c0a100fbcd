import type { Session } from '../../command/session.js'
import { failure } from '../../core/errors.js'
import type { Db } from '../../db/schema.js'
import { inUnit, type Unit, withoutLogin } from '../../history/unit.js'
import { lockAdministrators, updateUser } from '../../identity/queries/writes.js'
import { createOwnAccount, type NewAccount } from '../../identity/services/accounts.js'
import { administratorIds } from '../../identity/services/administrators.js'
import { type Login, login } from '../../identity/services/login.js'
import { hashNewPassword } from '../../identity/services/new-password.js'
import { openSession } from '../../identity/services/sessions.js'
import type { User } from '../../identity/user.js'
import { bringUpToDate } from '../../maintenance/services/bring-up-to-date.js'
import { listFirst } from '../../tickets/services/list/list.js'
import type { Ticket } from '../../tickets/ticket.js'
import { words } from '../words.js'

export interface SetUp {
  migrations: string[]
  login: Login
}

/** A new account, or one that is there with the password that proves whose it is. */
export type FirstAdministrator = NewAccount | { promote: string; password: string }

/**
 * Brings the schema up to date, makes or promotes the first administrator and logs him in. CONFLICT where there is one
 * by then, UNAUTHENTICATED where the password of the account to promote is wrong.
 */
export async function setUp(db: Db, root: string, admin: FirstAdministrator, machine: string): Promise<SetUp> {
  if ('promote' in admin) {
    const { applied: migrations } = await bringUpToDate(db, root)
    const proven = await login(db, { name: admin.promote, password: admin.password, machine })
    return { migrations, login: { ...proven, user: await promote(db, proven.user) } }
  }
  const passwordHash = await hashNewPassword(db, admin.password)
  const { applied: migrations } = await bringUpToDate(db, root)
  const founded = await inUnit(withoutLogin(db), async (unit) => {
    await checkNobodyAdministers(unit)
    const user: User = await createOwnAccount(unit, { ...admin, passwordHash }, 'ADMIN')
    return { user, token: await openSession(unit, { id: user.id, passwordHash }, machine) }
  })
  return { migrations, login: founded }
}

const promote = (db: Db, user: User): Promise<User> =>
  inUnit(withoutLogin(db, user), async (unit) => {
    await checkNobodyAdministers(unit)
    await updateUser(unit.tx, user.id, {}, { role: 'ADMIN' })
    unit.record({ entity: 'user', entityId: user.id, field: 'role', oldValue: user.role, newValue: 'ADMIN' })
    return { ...user, role: 'ADMIN' }
  })

async function checkNobodyAdministers({ tx }: Unit): Promise<void> {
  await lockAdministrators(tx)
  if ((await administratorIds(tx)).length > 0) throw administered()
}

export const administered = () => failure('CONFLICT', words.administeredAlready)

const FIRST = 5

/** The first open tickets in the default order, and how many there are in all. */
export async function whatWaits(session: Session): Promise<{ open: number; tickets: Ticket[] }> {
  const { tickets, total } = await listFirst(session, { all: false }, FIRST)
  return { open: total ?? tickets.length, tickets }
}
