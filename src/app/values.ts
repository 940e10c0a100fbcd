import type { ChangeSummary } from '../audit/audit.js'
import { listChanges } from '../audit/services/changes.js'
import type { Source } from '../command/param.js'
import type { Session } from '../command/session.js'
import type { Lang } from '../core/language.js'
import { usersToChoose } from '../identity/services/choose-users.js'
import { listSessions } from '../identity/services/own-sessions.js'
import type { User } from '../identity/user.js'
import { type Lookup, listLookup } from '../lookups/services/lookups.js'
import { inert } from '../terminal/inert.js'
import { dateTime } from '../terminal/time.js'
import { type ListInput, listTickets } from '../tickets/services/list.js'
import type { Ticket } from '../tickets/ticket.js'

/** Something that may be typed, and what it is. The description may be anybody's text. */
export interface Candidate {
  value: string
  description?: string
}

/** More tickets or changes than anybody reads; of tickets the digits of a number find the others. */
const MOST = 100

/** What the database holds for a value, as the logged-in user may see it. `typed` is its beginning, where that matters; what it is is told in `lang`. */
export const VALUES: Record<Source, (session: Session, typed: string, lang: Lang) => Promise<Candidate[]>> = {
  ticket: (session, typed) => tickets(session, typed, {}),
  'resolved-ticket': (session, typed) => tickets(session, typed, { status: 'resolved' }),
  'unassigned-ticket': (session, typed) => tickets(session, typed, { assignee: 'none' }),
  user: async (session) => (await usersToChoose(session, false)).map(userCandidate),
  technician: async (session) => (await usersToChoose(session, true)).map(userCandidate),
  status: (session) => lookups(session, 'status'),
  category: (session) => lookups(session, 'category'),
  priority: (session) => lookups(session, 'priority'),
  change: async (session, _, lang) =>
    (await listChanges(session, {}, MOST)).filter((c) => isPlain(c.changeId)).map((c) => changeCandidate(c, lang)),
  session: async (session) => (await listSessions(session)).map((s) => ({ value: String(s.id), description: s.name })),
}

/** Open tickets, or which are asked for, by number, whose beginning may be typed with its `#`. */
async function tickets(session: Session, typed: string, which: Pick<ListInput, 'status' | 'assignee'>): Promise<Candidate[]> {
  const [, sharp = '', beginning] = /^(#?)(\d*)$/.exec(typed) ?? []
  if (beginning === undefined) return []
  const found = await listTickets(session, { ...which, beginning, all: false }, MOST)
  return found.map((t: Ticket) => ({ value: `${sharp}${t.id}`, description: t.title }))
}

const lookups = async (session: Session, kind: 'status' | 'category' | 'priority'): Promise<Candidate[]> =>
  (await listLookup(session, kind)).map(lookupCandidate)

function lookupCandidate(x: Lookup): Candidate {
  const more = 'state' in x ? x.state : 'description' in x ? x.description : undefined
  return isPlain(x.name) ? { value: x.name, ...(more ? { description: more } : {}) } : { value: String(x.id), description: x.name }
}

export const userCandidate = (u: User): Candidate =>
  isPlain(u.username) ? { value: u.username, description: u.fullName } : { value: `id:${u.id}`, description: u.username }

const changeCandidate = ({ changeId, at, actor, what }: ChangeSummary, lang: Lang): Candidate => ({
  value: changeId,
  description: [dateTime(at, { lang }), actor?.username, what.map((w) => `${w.entity} ${w.field}`).join(', ')].filter(Boolean).join(' '),
})

/** Whether a name can be typed and means itself: not a number, an option, or something that a terminal would act on. */
const isPlain = (name: string): boolean => inert(name) === name && !/^(\d+|-.*|\s.*|.*\s|)$/s.test(name)
