import type { Offer } from '../../command/offer.js'
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
