import type { Session } from '../../command/session.js'
import type { Ticket } from '../ticket.js'
import { named } from './asking/terms.js'
import { type ChangedTicket, changeTickets } from './change.js'
import { inDefaultOrder, listTickets } from './list/list.js'
import { takeTickets } from './verbs.js'

/** The first of the default list that is the actor's or nobody's; null where there is none. */
export async function nextTicket(session: Session): Promise<Ticket | null> {
  const first = async (assignee: string) =>
    (await listTickets(session, { all: false, asked: [named('assignee', assignee)] }, 1))[0]
  const [mine, free] = [await first(`id:${session.actor.id}`), await first('none')]
  return [mine, free].filter((t) => t !== undefined).sort(inDefaultOrder)[0] ?? null
}

/** Takes the first open ticket that nobody has, the next one where somebody is quicker; null where none is left. */
export async function takeNext(session: Session): Promise<ChangedTicket | null> {
  for (;;) {
    const [first] = await listTickets(session, { all: false, asked: [named('assignee', 'none')] }, 1)
    if (!first) return null
    try {
      const { items } = await takeTickets(session, { tickets: [first.id] }, changeTickets)
      return items[0] ?? null
    } catch (error) {
      if (!lostTheRace(error)) throw error
    }
  }
}

/** Somebody took it, or it is gone or out of sight since. */
const lostTheRace = (error: unknown) => ['CONFLICT', 'NOT_FOUND'].includes((error as { code?: string }).code ?? '')
