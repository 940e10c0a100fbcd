import { type Candidate, isPlain, type Offer } from '../../command/offer.js'
import type { User } from '../user.js'
import { words } from '../words.js'

/** By username, where that can be typed, else by number. */
export const userCandidate = (u: User): Candidate =>
  isPlain(u.username)
    ? { value: u.username, description: u.fullName }
    : { value: `id:${u.id}`, description: u.username }

export const people: Offer = {
  question: words.questions.who,
  values: async (session) =>
    (await (await import('../services/choose-users.js')).usersToChoose(session)).map(userCandidate),
  lookUp: async ({ db, actor }, words) => (await import('../services/find-users.js')).resolveUsers(db, actor, words),
}

/** The actor's own. */
export const sessions: Offer = {
  question: words.questions.session,
  async values(session) {
    const { listSessions } = await import('../services/own-sessions.js')
    return (await listSessions(session)).map((s) => ({ value: String(s.id), description: s.name }))
  },
}
