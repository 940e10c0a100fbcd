import { type Expression, type Selectable, type SqlBool, sql } from 'kysely'
import { fold } from '../../core/fold.js'
import { isoFromWallClock } from '../../core/instants.js'
import { engineOf } from '../../db/engine.js'
import { faultOf } from '../../db/faults.js'
import type { Database, Db } from '../../db/schema.js'
import { findInParts, inOrder } from '../../db/statements/parts.js'
import { type Read, reading } from '../../db/statements/reading.js'
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

/** More words than this are not looked for one by one. */
const MOST_NAMED = 500

/** The same on SQLite: `fold` leaves of a name in ASCII but its small letters without blanks at the end. */
function alike(db: Db, words: readonly string[]) {
  const names = words.map(fold)
  const ids = words.filter((w) => /^0*\d{1,10}$/.test(w)).map(Number)
  return db
    .selectFrom('user')
    .select(COLUMNS)
    .where((eb) =>
      eb.or([
        ...(['username', 'email'] as const).map(
          (column) =>
            sql<SqlBool>`(rtrim(${sql.ref(column)}) collate nocase in (${sql.join(names)}) or ${sql.ref(column)} glob '*[^ -~]*')`,
        ),
        ...(ids.length ? [eb('id', 'in', ids)] : []),
      ]),
    )
    .orderBy('id')
}

/**
 * Accounts whose username, email or id may be one of `words`: a superset, for `services/find-users.ts` to choose from.
 * MySQL's collations find `ADM1` for `adm1`; SQLite's compares letters of ASCII without regard to case, so there
 * whoever has others in his name is among them, and of more than a few words it is everybody.
 */
export async function findUserCandidates(db: Db, words: readonly string[]): Promise<User[]> {
  if (engineOf(db).name === 'sqlite')
    return words.length > MOST_NAMED ? findUsers(db) : (await alike(db, words).execute()).map(toUser)
  try {
    const find = (part: string[]) => collated(db, part).execute()
    return (await findInParts(db, words, find, { holds: (word) => [word, word, word] })).map(toUser)
  } catch (error) {
    // A column that is not utf8mb4 cannot be compared with every word.
    if (faultOf(error) === 'unstorable-text') return findUsers(db)
    throw error
  }
}

function collated(db: Db, words: readonly string[]) {
  // As accounts are stored; collations do not compose.
  const names = words.map((w) => w.normalize('NFC').replace(/ +$/, ''))
  const addresses = names.filter((w) => w.includes('@'))
  const ids = words.filter((w) => /^0*\d{1,10}$/.test(w)).map(Number)
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
}

/** So few words make no long statement. */
const FEW_NAMED = 20

/** The same of few words, to be read together with others; undefined where they take statements of their own. */
export function userCandidates(db: Db, words: readonly string[]): Read<User[]> | undefined {
  // What a column that is not utf8mb4 cannot be compared with is an error there.
  if (words.length > FEW_NAMED || words.some((word) => !/^[ -~]{0,200}$/.test(word))) return undefined
  const query = engineOf(db).name === 'sqlite' ? alike(db, words) : collated(db, words)
  return reading(query, (rows) => rows.map(toUser).sort((a, b) => a.id - b.id))
}

/** From so many names on, one look at every row costs less than a range of the index for each name. */
const MANY = 20

/**
 * What holds of a column with one of `names` and blanks at its end: collations of MySQL 8 do not ignore them. A
 * superset.
 */
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
export const findAccountSecrets = (db: Db) =>
  db.selectFrom('user').select(['username', 'role', 'password']).orderBy('id').execute()

/** Those who are disabled; of `ids`, where they are given. */
export async function findDisabled(db: Db, ids?: readonly number[]): Promise<Set<number>> {
  const disabled = db.selectFrom('user').select('id').where('password', '=', DISABLED)
  const rows = ids
    ? await findInParts(db, ids, (part) => disabled.where('id', 'in', part).execute())
    : await disabled.execute()
  return new Set(rows.map((r) => r.id))
}
