import { type Expression, type Selectable, type SqlBool, sql } from 'kysely'
import { isoFromWallClock } from '../../core/instants.js'
import type { Role } from '../../core/roles.js'
import { engineOf } from '../../db/engine.js'
import { faultOf } from '../../db/faults.js'
import type { Database, Db, Tx } from '../../db/schema.js'
import { countInParts, findInParts, inOrder, inParts } from '../../db/statements/parts.js'
import { DISABLED, type User } from '../user.js'

const COLUMNS = ['id', 'username', 'email', 'full_name', 'role', 'created_at'] as const

export const toUser = (row: Pick<Selectable<Database['user']>, (typeof COLUMNS)[number]>): User => ({
  id: row.id,
  username: row.username,
  email: row.email,
  fullName: row.full_name,
  role: row.role,
  createdAt: isoFromWallClock(row.created_at),
})

/** The account of an id that is known to be there. */
export async function findUser(db: Db, id: number): Promise<User> {
  return toUser(await db.selectFrom('user').select(COLUMNS).where('id', '=', id).executeTakeFirstOrThrow())
}

export async function findUsersByIds(db: Db, ids: readonly number[]): Promise<User[]> {
  const rows = await findInParts(db, inOrder(ids), (part) =>
    db.selectFrom('user').select(COLUMNS).where('id', 'in', part).orderBy('id').execute(),
  )
  return rows.map(toUser)
}

/**
 * Accounts whose username, email or id may be one of `words`: a superset, for `services/names.ts` to choose from.
 * MySQL's collations find `ADM1` for `adm1`; SQLite compares bytes, so there it is everybody.
 */
export async function findUserCandidates(db: Db, words: readonly string[]): Promise<User[]> {
  if (engineOf(db).name === 'sqlite') return findUsers(db)
  const find = (part: string[]) => {
    const names = part.map((w) => w.normalize('NFC').replace(/ +$/, '')) // as accounts are stored; collations do not compose
    const addresses = names.filter((w) => w.includes('@'))
    const ids = part.filter((w) => /^0*\d{1,10}$/.test(w)).map(Number)
    return db
      .selectFrom('user')
      .select(COLUMNS)
      .where((eb) =>
        eb.or([
          ...(['username', 'email'] as const).flatMap((column) => {
            const sought = column === 'email' ? addresses : names
            return sought.length > 0 ? [eb(column, 'in', sought), ...withBlanks(column, sought)] : []
          }),
          ...(ids.length ? [eb('id', 'in', ids)] : []),
        ]),
      )
      .orderBy('id')
      .execute()
  }
  try {
    return (await findInParts(db, words, find, { holds: (word) => [word, word, word] })).map(toUser)
  } catch (error) {
    // A column that is not utf8mb4 cannot be compared with every word.
    if (faultOf(error) === 'unstorable-text') return findUsers(db)
    throw error
  }
}

/** From so many names on, one look at every row costs less than a range of the index for each name. */
const MANY = 20

/** What holds of a column with one of `names` and blanks at its end: collations of MySQL 8 do not ignore them. A superset. */
const withBlanks = (column: 'username' | 'email', names: readonly string[]): Expression<SqlBool>[] =>
  names.length < MANY
    ? names.map((name) => sql<SqlBool>`${sql.ref(column)} like ${`${name.replace(/[!%_]/g, '!$&')} %`} escape '!'`)
    : [sql<SqlBool>`${sql.ref(column)} like '% '`]

/** The stored password hash, or undefined where there is no such account. */
export async function findPasswordHash(db: Db, userId: number): Promise<string | undefined> {
  return (await db.selectFrom('user').select('password').where('id', '=', userId).executeTakeFirst())?.password
}

/** All administrators with their stored hashes; the role is compared exactly: `admin` is none. */
export const findAdmins = (db: Db): Promise<{ id: number; password: string }[]> =>
  db.selectFrom('user').select(['id', 'password']).where(engineOf(db).exactly('role', 'ADMIN')).orderBy('id').execute()

export async function countUsers(db: Db): Promise<number> {
  const row = await db
    .selectFrom('user')
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** Everybody, in the order of their numbers. */
export async function findUsers(db: Db): Promise<User[]> {
  return (await db.selectFrom('user').select(COLUMNS).orderBy('id').execute()).map(toUser)
}

/** Everybody's name, role and stored hash, for the health check. */
export const findAccountSecrets = (db: Db) => db.selectFrom('user').select(['username', 'role', 'password']).orderBy('id').execute()

/** Those of `ids` who are disabled. */
export async function findDisabled(db: Db, ids: readonly number[]): Promise<Set<number>> {
  const rows = await findInParts(db, ids, (part) =>
    db.selectFrom('user').select('id').where('id', 'in', part).where('password', '=', DISABLED).execute(),
  )
  return new Set(rows.map((r) => r.id))
}

export interface NewUser {
  username: string
  email: string
  fullName: string
  role: Role
  passwordHash: string
}

const rowOf = (tx: Tx, user: NewUser) => ({
  username: user.username,
  email: user.email,
  password: user.passwordHash,
  role: user.role,
  full_name: user.fullName,
  created_at: engineOf(tx).createdNow,
})

/** Returns the new id. A name or email that is taken is the driver's `duplicate`. */
export async function insertUser(tx: Tx, user: NewUser): Promise<number> {
  const { insertId } = await tx.insertInto('user').values(rowOf(tx, user)).executeTakeFirstOrThrow()
  return Number(insertId)
}

/** As `insertUser`, for several. */
export async function insertUsers(tx: Tx, users: readonly NewUser[]): Promise<void> {
  const rows = users.map((user) => rowOf(tx, user))
  for await (const part of inParts(tx, rows)) await tx.insertInto('user').values(part).execute()
}

/** Sets the role of those of `ids` that still have `from`; returns how many. */
export async function setRole(tx: Tx, ids: readonly number[], from: string, to: Role): Promise<number> {
  const update = (part: number[]) =>
    tx.updateTable('user').set({ role: to }).where('id', 'in', part).where(engineOf(tx).exactly('role', from)).executeTakeFirstOrThrow()
  return countInParts(tx, ids, async (part) => (await update(part)).numUpdatedRows)
}

export interface UserColumns {
  username?: string
  email?: string
  full_name?: string
  role?: string
}

/** Sets columns of an account that still holds `from`; returns false where it does not. A name that is taken is the driver's `duplicate`. */
export async function updateUser(tx: Tx, id: number, from: UserColumns, to: UserColumns): Promise<boolean> {
  let query = tx.updateTable('user').set(to).where('id', '=', id)
  for (const [column, value] of Object.entries(from)) query = query.where(engineOf(tx).exactly(column, value))
  return (await query.executeTakeFirstOrThrow()).numUpdatedRows === 1n
}

/** Sets a password hash, or DISABLED; returns false where the stored one is no longer `from`. */
export async function setPasswordHash(tx: Tx, id: number, to: string, from?: string): Promise<boolean> {
  let query = tx.updateTable('user').set({ password: to }).where('id', '=', id)
  if (from !== undefined) query = query.where(engineOf(tx).exactly('password', from))
  return (await query.executeTakeFirstOrThrow()).numUpdatedRows === 1n
}

/** Returns how many there were. */
export async function deleteUsers(tx: Tx, ids: readonly number[]): Promise<number> {
  const remove = (part: number[]) => tx.deleteFrom('user').where('id', 'in', part).executeTakeFirstOrThrow()
  return countInParts(tx, ids, async (part) => (await remove(part)).numDeletedRows)
}

/**
 * Makes everybody wait who would change these accounts, or add anything that refers to them, until this transaction ends. It has to come
 * before the transaction's first plain SELECT, which fixes what all of them see; before the rights are read where they are the actor's own.
 */
export async function lockUsers(tx: Tx, ids: readonly number[]): Promise<void> {
  for await (const part of inParts(tx, inOrder(ids))) {
    await tx.selectFrom('user').select('id').where('id', 'in', part).orderBy('id').modifyEnd(engineOf(tx).lockRead).execute()
  }
}

/** Makes every other unit that may take an administrator's role wait until this one has committed. */
export async function lockAdministrators(tx: Tx): Promise<void> {
  await tx
    .updateTable('helpdesk_guard')
    .set((eb) => ({ writes: eb('writes', '+', 1) }))
    .where('name', '=', 'administrators')
    .execute()
}
