import { type Candidate, isPlain, type Offer } from '../../command/offer.js'
import { ago } from '../../terminal/time.js'
import type { User } from '../user.js'
import { words } from '../words.js'

/** How one is typed: by username, where that can be, else by number. */
export const userValue = ({ id, username }: { id: number; username: string }): string =>
  isPlain(username) ? username : `id:${id}`

export const userCandidate = (u: User): Candidate => ({
  value: userValue(u),
  description: isPlain(u.username) ? u.fullName : u.username,
})

export const people: Offer = {
  get question() {
    return words.questions.who
  },
  values: async (session) =>
    (await (await import('../services/choose-users.js')).usersToChoose(session)).map(userCandidate),
  lookUp: async ({ db, actor }, words) => (await import('../services/find-users.js')).resolveUsers(db, actor, words),
}

/** The actor's own. */
export const sessions: Offer = {
  get question() {
    return words.questions.session
  },
  async values(session) {
    const { listSessions } = await import('../services/own-sessions.js')
    return (await listSessions(session)).map((s) => ({ value: String(s.id), description: s.name }))
  },
  async choices(session, lang, now) {
    const { listSessions } = await import('../services/own-sessions.js')
    return (await listSessions(session)).map((s) => {
      const facts = [ago(s.createdAt, { lang, now }), ...(s.current ? [words.columns.current[lang]] : [])].join(' · ')
      return { value: String(s.id), description: s.name, facts }
    })
  },
}
