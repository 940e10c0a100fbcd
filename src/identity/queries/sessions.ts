import { type InferResult, sql } from 'kysely'
import { type Instant, isoFromEpoch, isoFromWallClock } from '../../core/instants.js'
import type { Integer } from '../../core/number.js'
import { type Actor, effectiveRole } from '../../core/roles.js'
import { engineOf } from '../../db/engine.js'
import type { Db, Tx } from '../../db/schema.js'
import { findInParts, inParts } from '../../db/statements/parts.js'
import { type Read, reading } from '../../db/statements/reading.js'

/**
 * A session as stored, with its user as he is now. Instants and lengths in seconds; `now` is the database's clock.
 */
export interface StoredSession {
  id: number
  actor: Actor
  actorCreatedAt: string | null
  passwordHash: string
  passwordSha256: string
  createdAt: number
  seenAt: number
  expiresAt: number
  idleSeconds: number | null
  now: number
  /** The newest migration that the database has. */
  schema: string | null
}

const NO_LOCK = sql``

/** With the newest migration that the database has; whatever it locks, it locks of that too. */
const sessionQuery = (db: Db, tokenSha256: string, lock: typeof NO_LOCK = NO_LOCK) =>
  db
    .selectFrom('helpdesk_session as s')
    .innerJoin('user as u', 'u.id', 's.user_id')
    .select(['s.id', 's.password_sha256', 's.seen_at', 's.expires_at', 's.idle_seconds', 's.created_at'])
    .select(['u.id as userId', 'u.username', 'u.email', 'u.full_name', 'u.role', 'u.password'])
    .select(['u.created_at as userCreatedAt', engineOf(db).epochNow.as('now')])
    .select((eb) =>
      eb.selectFrom('helpdesk_migration').select(eb.fn.max('name').as('name')).modifyEnd(lock).as('schema'),
    )
    .where('s.token_sha256', '=', tokenSha256)
    .modifyEnd(lock)

const toSession = (row: InferResult<ReturnType<typeof sessionQuery>>[number]): StoredSession => ({
  id: row.id,
  actor: {
    id: row.userId,
    username: row.username,
    email: row.email,
    fullName: row.full_name,
    role: effectiveRole(row.role),
  },
  passwordHash: row.password,
  passwordSha256: row.password_sha256,
  seenAt: row.seen_at,
  expiresAt: row.expires_at,
  idleSeconds: row.idle_seconds,
  now: Number(row.now),
  actorCreatedAt: isoFromWallClock(row.userCreatedAt),
  createdAt: row.created_at,
  schema: row.schema,
})

/** The session of a token, by the token's SHA-256, with its user as the database has him now. */
export async function findSession(db: Db, tokenSha256: string): Promise<StoredSession | undefined> {
  const row = await sessionQuery(db, tokenSha256).executeTakeFirst()
  return row && toSession(row)
}

/**
 * The same for a transaction, at whose end others may change them again. Locked, it is no look that would fix what the
 * transaction sees.
 */
export const lockedSession = (tx: Tx, tokenSha256: string): Read<StoredSession | undefined> =>
  reading(sessionQuery(tx, tokenSha256, engineOf(tx).lockShared as typeof NO_LOCK), ([row]) => row && toSession(row))

/** Whether it is there; waits for a transaction that makes or ends it. */
export async function sessionExists(db: Db, tokenSha256: string): Promise<boolean> {
  const row = await db
    .selectFrom('helpdesk_session')
    .select('id')
    .where('token_sha256', '=', tokenSha256)
    .modifyEnd(engineOf(db).lockShared)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether any of these is there; waits for a transaction that ends one. */
export async function anySessionExists(db: Db, ids: readonly number[]): Promise<boolean> {
  const rows = await findInParts(db, ids, (part) =>
    db.selectFrom('helpdesk_session').select('id').where('id', 'in', part).modifyEnd(engineOf(db).lockShared).execute(),
  )
  return rows.length > 0
}

export interface NewSession {
  tokenSha256: string
  userId: number
  passwordSha256: string
  name: string
  lifeSeconds: number
  idleSeconds: number | null
}

export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  const now = engineOf(tx).epochNow
  await tx
    .insertInto('helpdesk_session')
    .values({
      token_sha256: session.tokenSha256,
      user_id: session.userId,
      password_sha256: session.passwordSha256,
      name: session.name,
      created_at: now,
      seen_at: now,
      expires_at: sql<number>`${now} + ${session.lifeSeconds}`,
      idle_seconds: session.idleSeconds,
    })
    .execute()
}

export async function touchSession(tx: Tx, id: number): Promise<void> {
  await tx
    .updateTable('helpdesk_session')
    .set({ seen_at: engineOf(tx).epochNow })
    .where('id', '=', id)
    .execute()
}

/** Returns how many there were. */
export async function deleteSession(tx: Tx, tokenSha256: string): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('helpdesk_session')
    .where('token_sha256', '=', tokenSha256)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** Returns how many there were. */
export async function deleteSessionsOf(tx: Tx, userId: number): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('helpdesk_session')
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** The sessions of a user go on where the same password was hashed anew. */
export async function replaceFingerprint(tx: Tx, userId: number, from: string, to: string): Promise<void> {
  await tx
    .updateTable('helpdesk_session')
    .set({ password_sha256: to })
    .where('user_id', '=', userId)
    .where('password_sha256', '=', from)
    .execute()
}

/** A session as its user sees it. */
export interface OwnSession {
  id: Integer
  name: string
  createdAt: Instant
  seenAt: Instant
  expiresAt: Instant
  current: boolean
}

/** A user's sessions that have not run out, oldest first. */
export async function findSessionsOf(db: Db, userId: number, currentId: number): Promise<OwnSession[]> {
  const now = engineOf(db).epochNow
  const rows = await db
    .selectFrom('helpdesk_session')
    .selectAll()
    .where('user_id', '=', userId)
    .where('expires_at', '>', now)
    .where((eb) => eb.or([eb('idle_seconds', 'is', null), eb(eb('seen_at', '+', eb.ref('idle_seconds')), '>', now)]))
    .orderBy('id')
    .execute()
  return rows.map((r) => ({
    id: r.id,
    name: r.name,
    createdAt: isoFromEpoch(r.created_at),
    seenAt: isoFromEpoch(r.seen_at),
    expiresAt: isoFromEpoch(r.expires_at),
    current: r.id === currentId,
  }))
}

export async function deleteSessionsById(tx: Tx, ids: readonly number[]): Promise<void> {
  for await (const part of inParts(tx, ids)) await tx.deleteFrom('helpdesk_session').where('id', 'in', part).execute()
}

/** Removes a user's sessions that have run out. */
export async function deleteExpiredSessions(tx: Tx, userId: number): Promise<void> {
  await tx
    .deleteFrom('helpdesk_session')
    .where('user_id', '=', userId)
    .where('expires_at', '<=', engineOf(tx).epochNow)
    .execute()
}
