import type { Session } from '../../command/session.js'
import { failure } from '../../core/errors.js'
import type { Instant } from '../../core/instants.js'
import type { Integer } from '../../core/number.js'
import { common } from '../../core/words.js'
import { inUnit } from '../../history/unit.js'
import { anySessionExists, deleteSessionsById, findSessionsOf, type OwnSession } from '../queries/sessions.js'
import { findPasswordHash } from '../queries/users.js'
import { words } from '../words.js'
import { SESSION_OPEN } from './login.js'
import { openSession } from './sessions.js'

export type { OwnSession }

/** The actor's sessions that have not ended, on whatever machine; `current` is the one in use. */
export const listSessions = ({ db, actor, id }: Session): Promise<OwnSession[]> => findSessionsOf(db, actor.id, id)

export interface Revoked {
  revoked: Integer
}

/** Ends sessions of the actor's, all or none; NOT_FOUND for those that are not his. */
export async function revokeSessions(session: Session, ids: readonly number[]): Promise<Revoked> {
  return inUnit(session, async ({ tx, actor, leaveTrace }) => {
    const own = new Set((await findSessionsOf(tx, actor.id, session.id)).map((s) => s.id))
    const others = ids.filter((i) => !own.has(i))
    if (others.length > 0) {
      throw failure('NOT_FOUND', words.noSession(others.join(', ')))
    }
    leaveTrace({
      isDone: async (now) => ids.length === 0 || !(await anySessionExists(now, ids)),
      ...SESSION_OPEN,
      hint: { run: 'session list', say: common.whenItAnswers },
    })
    if (ids.length > 0) await deleteSessionsById(tx, ids)
    return { revoked: ids.length }
  })
}

export interface NewToken {
  id: Integer
  name: string
  expiresAt: Instant
  /** The only time that it is shown. */
  token: string
}

/** A session for scripts: it ends at its expiry only, however long it is not used. */
export async function createToken(session: Session, name: string, lifeSeconds: number): Promise<NewToken> {
  return inUnit(session, async (unit) => {
    const { tx, actor } = unit
    const passwordHash = (await findPasswordHash(tx, actor.id)) ?? ''
    const token = await openSession(unit, { id: actor.id, passwordHash }, name, { lifeSeconds, idleSeconds: null })
    const made = (await findSessionsOf(tx, actor.id, session.id)).at(-1)
    if (!made) throw new Error('The new session is gone.')
    return { id: made.id, name, expiresAt: made.expiresAt, token }
  })
}
