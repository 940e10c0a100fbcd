import type { Session } from '../../command/session.js'
import { failure } from '../../core/errors.js'
import { fold } from '../../core/fold.js'
import type { Text } from '../../core/language.js'
import { elapsedMs } from '../../core/light/clock.js'
import type { Db } from '../../db/schema.js'
import { inUnit, withoutLogin } from '../../history/unit.js'
import {
  anySessionExists,
  deleteSession,
  deleteSessionsOf,
  replaceFingerprint,
  sessionExists,
} from '../queries/sessions.js'
import { findPasswordHash, findUserCandidates } from '../queries/users.js'
import { lockUsers, setPasswordHash } from '../queries/writes.js'
import type { User } from '../user.js'
import { words } from '../words.js'
import { hashNewPassword } from './new-password.js'
import {
  fingerprint,
  hashPassword,
  methodOf,
  pretendToVerify,
  untilFailureMayBeTold,
  verifyPassword,
} from './passwords.js'
import { hashMethodOf } from './policy.js'
import { openSession, tokenSha256 } from './sessions.js'

const wrongOwnPassword = () => failure('UNAUTHENTICATED', words.wrongOwnPassword)

const wrongCredentials = () => failure('UNAUTHENTICATED', words.wrongCredentials)

/**
 * What a check of credentials finds. Where that is nothing UNAUTHENTICATED, the same in words and time whatever is
 * wrong.
 */
async function proven<T>(check: () => Promise<T | undefined>, wrong = wrongCredentials): Promise<T> {
  const begun = elapsedMs()
  const found = await check()
  if (found !== undefined) return found
  await untilFailureMayBeTold(begun)
  throw wrong()
}

export interface Login {
  token: string
  user: User
}

/**
 * Verifies a password and opens a session named after the machine. A hash of another method than the database's policy
 * is rewritten. UNAUTHENTICATED is the same for an unknown name and a wrong password, in words and time.
 */
export async function login(db: Db, credentials: { name: string; password: string; machine: string }): Promise<Login> {
  const { name, password, machine } = credentials
  const policy = await hashMethodOf(db)
  const { user, hash, proved } = await proven(async () => {
    const candidates = await findUserCandidates(db, [name])
    const user =
      // Beside one with a blank at its end, which the web application may have made.
      candidates.find((u) => u.username === name) ??
      candidates.find((u) => fold(u.username) === fold(name)) ??
      candidates.find((u) => fold(u.email) === fold(name))
    const hash = await findPasswordHash(db, user?.id ?? 0)
    for (const spelling of spellingsOf(password)) {
      if (!hash || !methodOf(hash)) await pretendToVerify(spelling, policy)
      if (user && hash && (await verifyPassword(spelling, hash))) return { user, hash, proved: spelling }
    }
    return undefined
  })
  // What bcrypt would cut stays as it is.
  const renewed = methodOf(hash) === policy ? undefined : await hashPassword(proved, policy).catch(() => undefined)
  const token = await inUnit(withoutLogin(db, user), async (unit) => {
    const { tx } = unit
    if (renewed === undefined) return openSession(unit, { id: user.id, passwordHash: hash }, machine)
    if (!(await setPasswordHash(tx, user.id, renewed, hash))) return undefined
    await replaceFingerprint(tx, user.id, fingerprint(hash), fingerprint(renewed))
    return openSession(unit, { id: user.id, passwordHash: renewed }, machine)
  })
  // Somebody else changed the hash meanwhile: what is there now decides.
  return token === undefined ? login(db, credentials) : { token, user }
}

/** A password as it was typed, and as other keyboards and systems compose its letters. */
const spellingsOf = (password: string): Set<string> =>
  new Set([password, password.normalize('NFC'), password.normalize('NFD')])

/** Ending what has ended does no harm. */
const AGAIN: { say: Text } = {
  say: words.doItAgain,
}
export const SESSION_OPEN: { open: Text } = { open: words.sessionMaybeEnded }

/** Ends the session of a token; returns how many ended, 0 where it was over already. */
export const logout = (db: Db, token: string): Promise<number> => {
  const hash = tokenSha256(token)
  return inUnit(withoutLogin(db), ({ tx, leaveTrace }) => {
    leaveTrace({
      isDone: async (now) => !(await sessionExists(now, hash)),
      ...SESSION_OPEN,
      hint: { ...AGAIN, run: 'logout' },
    })
    return deleteSession(tx, hash)
  })
}

/** Ends all sessions of the actor, on every machine; returns how many. */
export const logoutEverywhere = (session: Session): Promise<number> =>
  inUnit(
    session,
    ({ tx, actor, leaveTrace }) => {
      // The one in use was there when the unit began.
      leaveTrace({
        isDone: async (now) => !(await anySessionExists(now, [session.id])),
        ...SESSION_OPEN,
        hint: { ...AGAIN, run: 'logout --all' },
      })
      return deleteSessionsOf(tx, actor.id)
    },
    { lockFirst: (tx) => lockUsers(tx, [session.actor.id]) },
  )

/** UNAUTHENTICATED where that is not the actor's own password. */
export async function checkOwnPassword(session: Session, password: string): Promise<void> {
  await provenHash(session, password)
}

const provenHash = ({ db, actor }: Session, password: string): Promise<string> =>
  proven(async () => {
    const stored = await findPasswordHash(db, actor.id)
    return stored !== undefined && (await verifyPassword(password, stored)) ? stored : undefined
  }, wrongOwnPassword)

/** Changes the actor's own password and ends all his sessions. UNAUTHENTICATED where the old one is wrong. */
export async function changePassword(session: Session, { from, to }: { from: string; to: string }): Promise<void> {
  const { db, actor } = session
  const hash = await provenHash(session, from)
  const next = await hashNewPassword(db, to)
  await inUnit(
    session,
    async (unit) => {
      if (!(await setPasswordHash(unit.tx, actor.id, next, hash))) throw wrongCredentials()
      await deleteSessionsOf(unit.tx, actor.id)
      unit.record({ entity: 'user', entityId: actor.id, field: 'password' })
    },
    { lockFirst: (tx) => lockUsers(tx, [actor.id]) },
  )
}
