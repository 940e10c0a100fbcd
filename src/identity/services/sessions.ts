import { randomBytes } from 'node:crypto'
import { type Acting, checkRole, type Session } from '../../command/session.js'
import { failure } from '../../core/errors.js'
import { isoFromEpoch } from '../../core/instants.js'
import { sha256 } from '../../core/light/sha256.js'
import type { Role } from '../../core/roles.js'
import { type Db, SCHEMA } from '../../db/schema.js'
import type { Found } from '../../db/statements/reading.js'
import { readTogether } from '../../db/statements/together.js'
import type { Unit } from '../../history/unit.js'
import { beginInbox } from '../queries/inbox.js'
import { findSchema } from '../queries/schema.js'
import {
  deleteExpiredSessions,
  findSession,
  insertSession,
  lockedSession,
  type StoredSession,
  sessionExists,
  touchSession,
} from '../queries/sessions.js'
import { words } from '../words.js'
import { fingerprint } from './passwords.js'

const HOUR = 3_600
const DAY = 24 * HOUR
/** A token is 256 random bits; the database keeps only its SHA-256. */
const newToken = () => randomBytes(32).toString('base64url')
export const tokenSha256 = sha256

/**
 * Makes a session for a user within a unit, for 30 days or 7 without use where `life` does not say otherwise, and
 * returns its token: the only place it is ever seen.
 */
export async function openSession(
  unit: Unit,
  user: { id: number; passwordHash: string },
  name: string,
  life: { lifeSeconds: number; idleSeconds: number | null } = { lifeSeconds: 30 * DAY, idleSeconds: 7 * DAY },
): Promise<string> {
  const token = newToken()
  const hash = tokenSha256(token)
  await deleteExpiredSessions(unit.tx, user.id)
  await beginInbox(unit.tx, user.id)
  await insertSession(unit.tx, {
    tokenSha256: hash,
    userId: user.id,
    passwordSha256: fingerprint(user.passwordHash),
    name: [...name].slice(0, 100).join(''),
    ...life,
  })
  unit.leaveTrace({
    isDone: (db) => sessionExists(db, hash),
    open: words.sessionMaybeThere(name),
    hint: {
      run: 'session list',
      say: words.oneTooMany,
    },
  })
  return token
}

/** What a session is needed for, and where its token came from. */
export interface Use {
  /** The role that the command needs. */
  least: Role
  /** Whether HELPDESK_TOKEN held it. */
  fromEnvironment: boolean
}

/** As `resumeSession`, for a look: the session is not noted as used. */
export const peekSession = async (db: Db, token: string): Promise<Session> =>
  (await readSession(db, token, { least: 'EMPLOYEE', fromEnvironment: false })).session

/**
 * The session of a token, its user as the database has him now, and noted as used. Throws UNAUTHENTICATED where it was
 * ended, has run out, went unused too long, or the user's password was changed since, by whatever program; DATABASE
 * where the schema is older than this program. One that is newer can be read; `confirm` throws DATABASE there.
 */
export async function resumeSession(db: Db, token: string, use: Use): Promise<Session> {
  const { session, idle } = await readSession(db, token, use)
  if (idle > HOUR) await noteUse(db, session.id)
  return session
}

async function readSession(db: Db, token: string, use: Use): Promise<{ session: Session; idle: number }> {
  const found = await checked(await findSession(db, tokenSha256(token)), use)
  const { actor, actorCreatedAt, now } = found
  const [createdAt, expiresAt] = [isoFromEpoch(found.createdAt), isoFromEpoch(found.expiresAt)]
  return {
    session: { ...actingBy(db, token, use), actor, id: found.id, now, actorCreatedAt, createdAt, expiresAt },
    idle: now - found.seenAt,
  }
}

/** No name of what callers read beside it. */
const SESSION = 'the session'

/**
 * Who acts by a token, for a unit that is to read no more of him than it must. `onUse` is told what it found and, where
 * the session is to be noted as used, how: after the unit.
 */
export const actingBy = (
  db: Db,
  token: string,
  use: Use,
  onUse: (found: StoredSession, note: (() => Promise<void>) | undefined) => void = () => undefined,
): Acting => ({
  db,
  async confirm(tx, beside) {
    const read = await readTogether(tx, { [SESSION]: lockedSession(tx, tokenSha256(token)), ...beside })
    const found = await checked(read[SESSION] as StoredSession | undefined, use)
    if ((found.schema ?? '') > SCHEMA) throw (await import('../../db/migrate.js')).schemaAhead()
    onUse(found, found.now - found.seenAt > HOUR ? () => noteUse(db, found.id) : undefined)
    return { actor: checkRole(found.actor, use.least), found: read as Found<typeof beside> }
  },
})

async function checked(found: StoredSession | undefined, { fromEnvironment }: Use): Promise<StoredSession> {
  const ended = fromEnvironment ? tokenEnded : sessionEnded
  if (!found) throw ended()
  if ((found.schema ?? '') < SCHEMA) throw (await import('../../db/migrate.js')).schemaBehind() // with it comes Kysely's migrator
  if (isOver(found)) throw ended()
  return found
}

/** Most commands do without it: a session is noted as used once an hour. */
async function noteUse(db: Db, id: number): Promise<void> {
  const { inUnit, withoutLogin } = await import('../../history/unit.js')
  // On a database that is read-only for now, reading goes on.
  await inUnit(withoutLogin(db), ({ tx }) => touchSession(tx, id)).catch(() => undefined)
}

const isOver = ({ now, seenAt, expiresAt, idleSeconds, passwordHash, passwordSha256 }: StoredSession): boolean =>
  now >= expiresAt ||
  (idleSeconds !== null && now - seenAt >= idleSeconds) ||
  fingerprint(passwordHash) !== passwordSha256

/** Throws DATABASE where the schema is newer than this program: what that holds is not ours to write. */
export async function checkNotAhead(db: Db): Promise<void> {
  if ((await findSchema(db)) > SCHEMA) throw (await import('../../db/migrate.js')).schemaAhead()
}

/** Throws DATABASE where the database does not answer or is not set up. */
export async function checkReachable(db: Db): Promise<void> {
  await findSession(db, '')
}

const tokenEnded = () =>
  failure('UNAUTHENTICATED', words.tokenEnded, {
    run: 'session create',
    say: words.makeAnother,
  })

const sessionEnded = () => failure('UNAUTHENTICATED', words.sessionEnded, { run: 'login' })
