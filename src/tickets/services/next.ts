import type { Acting, Session } from '../../command/session.js'
import { inUnit } from '../../history/unit.js'
import { findFirstFree } from '../queries/list/first-free.js'
import type { Ticket } from '../ticket.js'
import { named } from './asking/terms.js'
import { type ChangedTicket, changeTickets } from './change.js'
import { listTickets } from './list/list.js'
import { takeTickets } from './verbs.js'

/** The first of the default list that is the actor's or nobody's; null where there is none. */
export async function nextTicket(session: Session): Promise<Ticket | null> {
  const asked = [named('assignee', `id:${session.actor.id},none`)]
  return (await listTickets(session, { all: false, asked }, 1))[0] ?? null
}

/** Takes the first open ticket that nobody has, the next one where somebody is quicker; null where none is left. */
export async function takeNext(by: Acting): Promise<ChangedTicket | null> {
  for (;;) {
    const first = await findFirstFree(by.db)
    if (first === undefined) return inUnit(by, async () => null) // whoever has no right to it is told so
    try {
      const { items } = await takeTickets(by, { tickets: [first] }, changeTickets)
      return items[0] ?? null
    } catch (error) {
      if (!lostTheRace(error)) throw error
    }
  }
}

/** Somebody took it, or it is gone or out of sight since. */
const lostTheRace = (error: unknown) => ['CONFLICT', 'NOT_FOUND'].includes((error as { code?: string }).code ?? '')
