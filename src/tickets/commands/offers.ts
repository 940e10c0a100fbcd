import type { Candidate, Offer } from '../../command/offer.js'
import type { Session } from '../../command/session.js'
import type { Lang } from '../../core/language.js'
import type { Actor } from '../../core/roles.js'
import { people as everybody, userCandidate } from '../../identity/commands/offers.js'
import type { User } from '../../identity/user.js'
import type { NamesTerm, TextTerm } from '../../search/language/tree.js'
import { ago } from '../../terminal/time.js'
import { ticketNumbers } from '../parsers.js'
import { mayAssign, mayEdit } from '../rights.js'
import type { Part } from '../services/acquaintances.js'
import { named } from '../services/asking/terms.js'
import type { Ticket } from '../ticket.js'
import { questionWords } from '../words/questions.js'

/** More than anybody reads; the digits of a number find the others. */
const MOST_OFFERED = 100
/** Tickets among which a picker looks for those that a verb can act on, and that are found by what they say. */
const MOST_LOOKED_AT = 500

const NEWEST = [{ key: 'created' as const, descending: true }]

const BY_NUMBER = [{ key: 'id' as const, descending: false }]

/** The tickets that a verb can act on. */
interface Which {
  asked?: () => readonly NamesTerm[]
  /** Resolved ones too, after the open ones. */
  resolvedToo?: true
  /** Whether the verb can act on one of them. */
  suits?: (actor: Actor, ticket: Ticket) => boolean
}

/** Tickets by their numbers, whose beginning may be typed with its `#`. */
const ticketOffer = (question: 'which' | 'whichResolved', { resolvedToo, suits, asked = () => [] }: Which): Offer => {
  const suiting = (actor: Actor, tickets: readonly Ticket[]) =>
    suits ? tickets.filter((ticket) => suits(actor, ticket)) : tickets
  return {
    get question() {
      return questionWords[question]
    },
    shown: (value) => `#${value}`,
    async values(session, typed) {
      const [, sharp = '', beginning] = /^(#?)(\d*)$/.exec(typed) ?? []
      if (beginning === undefined) return []
      const { listTickets } = await import('../services/list/list.js')
      const all = resolvedToo === true && beginning !== ''
      // Of many that begin so the first numbers: they are one after the other in the table.
      const sort = beginning === '' ? undefined : BY_NUMBER
      const found = await listTickets(
        session,
        { asked: asked(), beginning, all, sort, withUnread: false },
        suits ? MOST_LOOKED_AT : MOST_OFFERED,
      )
      return suiting(session.actor, found)
        .slice(0, MOST_OFFERED)
        .map((t) => ({ value: `${sharp}${t.id}`, description: t.title }))
    },
    async choices(session, lang, now) {
      const { listTickets } = await import('../services/list/list.js')
      const open = await listTickets(session, { asked: asked(), all: false, withUnread: false }, MOST_LOOKED_AT)
      const resolved = resolvedToo
        ? await listTickets(
            session,
            { asked: [...asked(), named('status', 'resolved')], all: true, sort: NEWEST, withUnread: false },
            MOST_LOOKED_AT,
          )
        : []
      return suiting(session.actor, [...open, ...resolved]).map((t) => ticketCandidate(t, session.actor, lang, now))
    },
    async search(session, typed, lang, now) {
      const { listTickets } = await import('../services/list/list.js')
      const [, beginning] = /^#?(\d+)$/.exec(typed.trim()) ?? []
      const text = beginning === undefined ? await textTerms(typed) : []
      if (beginning === undefined && text.length === 0) return []
      const sort = beginning === undefined ? NEWEST : BY_NUMBER
      const input = {
        asked: [...asked(), ...text],
        beginning,
        all: resolvedToo === true,
        sort,
        withUnread: false,
      }
      const found = await listTickets(session, input, MOST_OFFERED)
      return suiting(session.actor, found).map((t) => ticketCandidate(t, session.actor, lang, now))
    },
    async lookUp(session, words) {
      const { lookUpTickets, ticketsIn } = await import('../services/visible.js')
      const given = words.flatMap(ticketNumbers)
      const numbers = given.filter((one) => typeof one === 'number')
      if (numbers.length < given.length) await ticketsIn(session, given)
      await lookUpTickets(session, numbers)
    },
  }
}

/** What is typed at a picker as terms of a query: each word as a beginning, whatever it is made of. */
async function textTerms(typed: string): Promise<TextTerm[]> {
  const { foldedWords } = await import('../../search/folding.js')
  return typed.split(/\s+/).flatMap((piece) => {
    const words = foldedWords(piece)
    return words.length === 0 ? [] : [{ kind: 'text', in: undefined, words, last: 'beginning', place: undefined }]
  })
}

/** With its status, its age, and the person who matters to the one who chooses: whoever asked, else who works on it. */
function ticketCandidate(ticket: Ticket, actor: Actor, lang: Lang, now: number): Candidate {
  const { requester, assignee, status, createdAt } = ticket
  const person = requester.id === actor.id ? assignee : requester
  const facts = [status.name, ago(createdAt, { lang, now }), person?.username].filter(Boolean).join(' · ')
  const sought = [status.name, person?.username, ticket.description].filter(Boolean).join(' ')
  return { value: String(ticket.id), description: ticket.title, facts, sought }
}

export const openTickets = ticketOffer('which', {})
export const anyTickets = ticketOffer('which', { resolvedToo: true })
export const editableTickets = ticketOffer('which', { resolvedToo: true, suits: mayEdit })
export const pendingTickets = ticketOffer('which', { asked: () => [named('status', 'pending')] })
export const unassignedTickets = ticketOffer('which', { asked: () => [named('assignee', 'none')] })
export const assignedTickets = ticketOffer('which', {
  suits: (actor, ticket) => ticket.assignee !== null && mayAssign(actor, ticket, null),
})
export const resolvedTickets = ticketOffer('whichResolved', { asked: () => [named('status', 'resolved')] })

const chosen = async (session: Session, part: Part): Promise<User[]> =>
  (await import('../services/acquaintances.js')).peopleToChoose(session, part)

/** Whoever exists for somebody: to an employee only people of his tickets. */
const lookUpPeople = async ({ db, actor }: Session, words: readonly string[]) =>
  (await import('../services/acquaintances.js')).resolvePeople(db, actor, words)

const peopleOffer = (part: Part, lookUp: Offer['lookUp'] = lookUpPeople): Offer => ({
  get question() {
    return everybody.question
  },
  values: async (session) => (await chosen(session, part)).map(userCandidate),
  lookUp,
})
export const people = peopleOffer('anybody')
export const requesters = peopleOffer('requester', async (session, words) => {
  const { checkRequester } = await import('../services/create.js')
  for (const word of words) checkRequester(session.actor, word)
  await lookUpPeople(session, words)
})
export const assignees = peopleOffer('assignee')

/** Who can be given tickets; a picker tells how many each carries, and who carries least comes first. */
export const technicians: Offer = {
  get question() {
    return questionWords.whichTechnician
  },
  values: async (session) => (await chosen(session, 'taker')).map(userCandidate),
  async choices(session, lang) {
    const { openLoads } = await import('../services/loads.js')
    const loads = await openLoads(session)
    const carrying = (await chosen(session, 'taker')).map((user) => ({ user, open: loads.get(user.id) ?? 0 }))
    return carrying
      .sort((a, b) => a.open - b.open)
      .map(({ user, open }) => ({ ...userCandidate(user), facts: questionWords.open(open)[lang] }))
  },
  lookUp: lookUpPeople,
}
