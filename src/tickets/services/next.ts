import type { Acting, Session } from '../../command/session.js'
import type { DryRun } from '../../history/change.js'
import { inUnit } from '../../history/unit.js'
import { findFirstFree } from '../queries/list/first-free.js'
import type { PlannedChange, Ticket } from '../ticket.js'
import { named } from './asking/terms.js'
import { type ChangedTicket, changeTickets, planTickets, type Way } from './change.js'
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
    const taken = await withFirst(by, changeTickets)
    if (!taken) return null
    const [ticket] = taken.items
    if (ticket?.result === 'changed') return ticket // else he has just taken it himself, elsewhere
  }
}

/** What `takeNext` would do. Changes nothing; waits for whoever writes. */
export const planToTakeNext = (by: Acting): Promise<DryRun<PlannedChange> | null> => withFirst(by, planTickets)

async function withFirst<R>(by: Acting, way: Way<R>): Promise<R | null> {
  for (;;) {
    const first = await findFirstFree(by.db)
    if (first === undefined) return inUnit(by, async () => null) // whoever has no right to it is told so
    try {
      return await takeTickets(by, { tickets: [first] }, way)
    } catch (error) {
      if (!lostTheRace(error)) throw error
    }
  }
}

/** Somebody took it, or it is gone or out of sight since. */
const lostTheRace = (error: unknown) => ['CONFLICT', 'NOT_FOUND'].includes((error as { code?: string }).code ?? '')
