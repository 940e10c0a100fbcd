import type { Candidate, Offer } from '../../command/offer.js'
import type { Session } from '../../command/session.js'
import type { Lang, Text } from '../../core/language.js'
import { userCandidate } from '../../identity/commands/offers.js'
import type { User } from '../../identity/user.js'
import type { NamesTerm } from '../../search/language/tree.js'
import type { Part } from '../services/acquaintances.js'
import { named } from '../services/asking/terms.js'
import { questionWords } from '../words/questions.js'

/** More than anybody reads; the digits of a number find the others. */
const MOST_OFFERED = 100

/** Tickets by their numbers, whose beginning may be typed with its `#`. */
const ticketOffer = (question: Text, ...asked: readonly NamesTerm[]): Offer => ({
  question,
  shown: (value) => `#${value}`,
  async values(session, typed) {
    const [, sharp = '', beginning] = /^(#?)(\d*)$/.exec(typed) ?? []
    if (beginning === undefined) return []
    const { listTickets } = await import('../services/list.js')
    const found = await listTickets(session, { asked, beginning, all: false }, MOST_OFFERED)
    return found.map((t) => ({ value: `${sharp}${t.id}`, description: t.title }))
  },
})

export const openTickets = ticketOffer(questionWords.which)
export const unassignedTickets = ticketOffer(questionWords.which, named('assignee', 'none'))
export const resolvedTickets = ticketOffer(questionWords.whichResolved, named('status', 'resolved'))

const chosen = async (session: Session, part: Part): Promise<User[]> =>
  (await import('../services/acquaintances.js')).peopleToChoose(session, part)

const peopleOffer = (part: Part): Offer => ({
  question: questionWords.who,
  values: async (session) => (await chosen(session, part)).map(userCandidate),
})
export const people = peopleOffer('anybody')
export const requesters = peopleOffer('requester')
export const assignees = peopleOffer('assignee')

/** Who can be given tickets; a picker tells how many each carries, and who carries least comes first. */
export const technicians: Offer = {
  question: questionWords.whichTechnician,
  values: async (session) => (await chosen(session, 'taker')).map(userCandidate),
  async choices(session, lang) {
    const { openLoads } = await import('../services/loads.js')
    const loads = await openLoads(session)
    const carrying = (await chosen(session, 'taker')).map((user) => ({ user, open: loads.get(user.id) ?? 0 }))
    return carrying.sort((a, b) => a.open - b.open).map(({ user, open }) => withLoad(userCandidate(user), open, lang))
  },
}

const withLoad = ({ value, description }: Candidate, open: number, lang: Lang): Candidate => ({
  value,
  description: `${description} (${questionWords.open(open)[lang]})`,
})
