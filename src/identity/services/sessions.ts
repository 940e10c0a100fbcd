import { createHash, randomBytes } from 'node:crypto'
import type { Session } from '../../command/session.js'
import { failure, type HelpdeskError } from '../../core/errors.js'
import { isoFromEpoch } from '../../core/instants.js'
import { schemaBehind } from '../../db/migrate.js'
import { type Db, SCHEMA, type Tx } from '../../db/schema.js'
import { inUnit } from '../../history/unit.js'
import { deleteExpiredSessions, findSession, insertSession, touchSession } from '../queries/sessions.js'
import { fingerprint } from './passwords.js'

const HOUR = 3_600
const DAY = 24 * HOUR
/** A token is 256 random bits; the database keeps only its SHA-256. */
const newToken = () => randomBytes(32).toString('base64url')
export const tokenSha256 = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Makes a session for a user within a unit, for 30 days or 7 without use where `life` does not say otherwise, and returns its token: the only place it is ever seen. */
export async function openSession(
  tx: Tx,
  user: { id: number; passwordHash: string },
  name: string,
  life: { lifeSeconds: number; idleSeconds: number | null } = { lifeSeconds: 30 * DAY, idleSeconds: 7 * DAY },
): Promise<string> {
  const token = newToken()
  await deleteExpiredSessions(tx, user.id)
  await insertSession(tx, {
    tokenSha256: tokenSha256(token),
    userId: user.id,
    passwordSha256: fingerprint(user.passwordHash),
    name: [...name].slice(0, 100).join(''),
    ...life,
  })
  return token
}

/** As `resumeSession`, for a look: the session is not noted as used. */
export const peekSession = async (db: Db, token: string): Promise<Session> => (await readSession(db, token, sessionEnded)).session

/**
 * The session of a token, its user as the database has him now, and noted as used; `fromEnvironment` says that HELPDESK_TOKEN held it. Throws UNAUTHENTICATED where it was ended, has run out, went unused
 * too long, or the user's password was changed since, by whatever program; DATABASE where the schema is older than this program.
 */
export async function resumeSession(db: Db, token: string, fromEnvironment = false): Promise<Session> {
  const { session, idle } = await readSession(db, token, fromEnvironment ? tokenEnded : sessionEnded)
  if (idle > HOUR) {
    // On a database that is read-only for now, reading goes on.
    await inUnit(db, null, ({ tx }) => touchSession(tx, session.id)).catch(() => undefined)
  }
  return session
}

async function readSession(db: Db, token: string, ended: () => HelpdeskError): Promise<{ session: Session; idle: number }> {
  const found = await findSession(db, tokenSha256(token))
  if (!found) throw ended()
  if ((found.schema ?? '') < SCHEMA) throw schemaBehind()
  const idle = found.now - found.seenAt
  const unused = found.idleSeconds !== null && idle >= found.idleSeconds
  if (found.now >= found.expiresAt || unused || fingerprint(found.passwordHash) !== found.passwordSha256) throw ended()
  const { actor, actorCreatedAt, now } = found
  const [createdAt, expiresAt] = [isoFromEpoch(found.createdAt), isoFromEpoch(found.expiresAt)]
  return { session: { db, actor, id: found.id, now, actorCreatedAt, createdAt, expiresAt }, idle }
}

/** Throws DATABASE where the database does not answer or is not set up. */
export async function checkReachable(db: Db): Promise<void> {
  await findSession(db, '')
}

const tokenEnded = () =>
  failure(
    'UNAUTHENTICATED',
    { en: 'The token in HELPDESK_TOKEN is not, or no longer, valid.', fr: "Le jeton de HELPDESK_TOKEN n'est pas, ou plus, valable." },
    {
      run: 'session create',
      say: (command) => ({
        en: `Make another with: ${command}, or unset the variable.`,
        fr: `Créez-en un autre : ${command}, ou retirez la variable.`,
      }),
    },
  )

const sessionEnded = () =>
  failure('UNAUTHENTICATED', { en: 'Your session has ended.', fr: 'Votre session est terminée.' }, { run: 'login' })
