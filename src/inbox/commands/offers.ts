import type { Offer } from '../../command/offer.js'
import { NumberRange, type Spread } from '../../command/range.js'
import { ticketNumbers } from '../../tickets/parsers.js'
import { questionWords } from '../../tickets/words/questions.js'

/** The tickets of an inbox. */
export const inboxOffer: Offer = {
  question: questionWords.which,
  shown: (value) => `#${value}`,
  async values(session) {
    const { readInbox } = await import('../services/read-inbox.js')
    const { entries } = await readInbox(session, 'unread')
    return entries.map(({ ticket }) => ({ value: String(ticket.id), description: ticket.title }))
  },
}

/** Ranges of them: what is in the inbox, also where it is out of sight by now, and other tickets that can be seen. */
export const inboxSpread: Spread = {
  read: ticketNumbers,
  async find(session, given) {
    const { readInbox } = await import('../services/read-inbox.js')
    const { ticketsIn } = await import('../../tickets/services/visible.js')
    const { entries } = await readInbox(session, 'unread')
    const ranges = given.filter((one) => one instanceof NumberRange)
    const ids = entries.map(({ ticket }) => ticket.id)
    const within = ids.filter((id) => ranges.some(({ from, to }) => from <= id && id <= to))
    return ticketsIn(session, [...given, ...within])
  },
}
