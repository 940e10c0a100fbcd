import type { ChangeSummary } from '../audit.js'
import type { Access, Source } from '../command.js'
import { createContext } from '../context.js'
import { atLeast, type Ticket, type User } from '../domain.js'
import { readGlobals } from '../globals.js'
import type { Host } from '../host.js'
import { readPreferences } from '../preferences.js'
import { inert } from '../render/text.js'
import { listChanges } from '../services/audit.js'
import { type Lookup, listLookup } from '../services/lookups.js'
import { listSessions } from '../services/own-sessions.js'
import { usersToChoose } from '../services/people.js'
import { peekSession, type Session } from '../services/sessions.js'
import { listTickets } from '../services/tickets.js'
import type { Candidate } from './candidates.js'
import type { Place } from './place.js'

/** Longer than anybody waits for Tab. */
const PATIENCE_MS = 2_000
/** More tickets or changes than anybody reads; of tickets the digits of a number find the others. */
const MOST = 100

/** What the database holds for a value, as the logged-in user may see it; nothing where anything fails or it takes too long. Writes nothing. */
export async function liveValues(from: Source, place: Place, host: Host): Promise<Candidate[]> {
  const ctx = createContext(
    { ...host, err: { ...host.err, write: () => undefined } },
    readGlobals({ ...given(place) }, host, await readPreferences(host)),
  )
  const found = async (): Promise<Candidate[]> => {
    const db = await ctx.db({ glance: true })
    const token = await ctx.token()
    const session = token && (await peekSession(db, token))
    return session && place.spec && mayRun(session, place.spec.access) ? SOURCES[from](session, place.typed) : []
  }
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Candidate[]>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, [])
  })
  const timely = found()
    .finally(() => ctx.disconnect())
    .catch(() => [])
  const values = await Promise.race([timely, late])
  clearTimeout(timer)
  return values
}

const given = ({ database }: Place) => (database === undefined ? {} : { database })

/** Nobody is offered values for a command that his role may never run. */
const mayRun = ({ actor }: Session, access: Access): boolean =>
  access === 'anyone' || atLeast(actor.role, access === 'ADMIN where there is one' ? 'ADMIN' : access)

const SOURCES: Record<Source, (session: Session, typed: string) => Promise<Candidate[]>> = {
  ticket: (session, typed) => tickets(session, typed, 'open'),
  'resolved-ticket': (session, typed) => tickets(session, typed, 'resolved'),
  'unassigned-ticket': (session, typed) => tickets(session, typed, 'open', 'none'),
  user: async (session) => (await usersToChoose(session, false)).map(userCandidate),
  technician: async (session) => (await usersToChoose(session, true)).map(userCandidate),
  status: (session) => lookups(session, 'status'),
  category: (session) => lookups(session, 'category'),
  priority: (session) => lookups(session, 'priority'),
  change: async (session) => (await listChanges(session, {}, MOST)).map(changeCandidate),
  session: async (session) => (await listSessions(session)).map((s) => ({ value: String(s.id), description: s.name })),
}

/** Tickets by number, whose beginning may be typed with its `#`. */
async function tickets(session: Session, typed: string, status: string, assignee?: string): Promise<Candidate[]> {
  const [, sharp = '', beginning] = /^(#?)(\d*)$/.exec(typed) ?? []
  if (beginning === undefined) return []
  const found = await listTickets(session, { status, assignee, beginning, all: false }, MOST)
  return found.map((t: Ticket) => ({ value: `${sharp}${t.id}`, description: t.title }))
}

const lookups = async (session: Session, kind: 'status' | 'category' | 'priority'): Promise<Candidate[]> =>
  (await listLookup(session, kind)).map(lookupCandidate)

function lookupCandidate(x: Lookup): Candidate {
  const more = 'state' in x ? x.state : 'description' in x ? x.description : undefined
  return isPlain(x.name) ? { value: x.name, ...(more ? { description: more } : {}) } : { value: String(x.id), description: x.name }
}

const userCandidate = (u: User): Candidate =>
  isPlain(u.username) ? { value: u.username, description: u.fullName } : { value: `id:${u.id}`, description: u.username }

const changeCandidate = ({ changeId, at, actor, what }: ChangeSummary): Candidate => ({
  value: changeId,
  description: [at, actor?.username, what.map((w) => `${w.entity} ${w.field}`).join(', ')].filter(Boolean).join(' '),
})

/** Whether a name can be typed and means itself: not a number, an option, or something that a terminal would act on. */
const isPlain = (name: string): boolean => inert(name) === name && !/^(\d+|-.*|\s.*|.*\s|)$/s.test(name)
