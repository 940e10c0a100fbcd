import { faultOf } from '../db/faults.js'
import { migrate } from '../db/migrate.js'
import type { Db } from '../db/schema.js'
import type { Ticket, User } from '../domain.js'
import { failure } from '../errors.js'
import { findAdminIds, lockAdministrators } from '../repositories/users.js'
import { createAccount, hashMethodOf, type Login, type NewAccount } from './accounts.js'
import { hashPassword } from './passwords.js'
import { openSession, type Session } from './sessions.js'
import { listTickets } from './tickets.js'
import { inUnit } from './unit.js'

/** Whether somebody administers this database; false also where it is not set up yet. */
export async function hasAdministrator(db: Db): Promise<boolean> {
  try {
    return (await findAdminIds(db)).length > 0
  } catch (error) {
    if (faultOf(error) === 'not-set-up') return false
    throw error
  }
}

export interface SetUp {
  migrations: string[]
  login: Login
}

/** Brings the schema up to date, makes the first administrator and logs him in. CONFLICT where there is one by then. */
export async function setUp(db: Db, root: string, admin: NewAccount, machine: string): Promise<SetUp> {
  const passwordHash = await hashPassword(admin.password, hashMethodOf(db))
  const migrations = await migrate(db, root)
  const login = await inUnit(db, null, async (unit) => {
    await lockAdministrators(unit.tx)
    if ((await findAdminIds(unit.tx)).length > 0) throw administered()
    const user: User = await createAccount(unit, { ...admin, passwordHash }, 'ADMIN', true)
    return { user, token: await openSession(unit.tx, { id: user.id, passwordHash }, machine) }
  })
  return { migrations, login }
}

const administered = () =>
  failure('CONFLICT', {
    en: 'The database has an administrator already; no account was created.',
    fr: 'La base de données a déjà un administrateur ; aucun compte n’a été créé.',
  })

const FIRST = 5

/** The first open tickets in the default order, and how many there are in all. */
export async function whatWaits(session: Session): Promise<{ open: number; tickets: Ticket[] }> {
  const tickets = await listTickets(session, { all: false })
  return { open: tickets.length, tickets: tickets.slice(0, FIRST) }
}
