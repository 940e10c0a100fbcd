import type { Session } from '../../command/session.js'
import { failure } from '../../core/errors.js'
import type { Actor } from '../../core/roles.js'
import { inUnit } from '../../history/unit.js'
import { namesActor } from '../../identity/services/find-users.js'
import { findLookups } from '../../lookups/queries/lookups.js'
import { findCategory, findPriority } from '../../lookups/services/find-lookup.js'
import { findTicketsByIds } from '../queries/tickets.js'
import { insertTicket } from '../queries/writes.js'
import { mayRequestForOthers } from '../rights.js'
import type { Ticket } from '../ticket.js'
import { failureWords } from '../words/failures.js'
import { resolvePeople } from './acquaintances.js'

export interface CreateInput {
  title: string
  description: string
  category: string
  priority: string
  requester?: string | undefined
}

/** FORBIDDEN where somebody may not create tickets for `requester`, a word as typed. */
export function checkRequester(actor: Actor, requester: string | undefined): void {
  if (requester === undefined || namesActor(actor, requester) || mayRequestForOthers(actor)) return
  throw failure('FORBIDDEN', failureWords.forSomebodyElse)
}

/** Stores a pending, unassigned ticket and answers with it. */
export async function createTicket(session: Session, input: CreateInput): Promise<Ticket> {
  return inUnit(session, async ({ tx, actor, record }) => {
    checkRequester(actor, input.requester)
    const lookups = await findLookups(tx)
    const category = findCategory(lookups, input.category)
    const priority = findPriority(lookups, input.priority)
    const status = lookups.statuses.find((s) => s.state === 'pending')
    const [requester = actor] = await resolvePeople(tx, actor, input.requester === undefined ? [] : [input.requester])
    if (!status) throw noStatuses()
    const id = await insertTicket(tx, {
      title: input.title,
      description: input.description,
      categoryId: category.id,
      priorityId: priority.id,
      statusId: status.id,
      requesterId: requester.id,
    })
    record({ entity: 'ticket', entityId: id, field: 'created', newValue: input.title })
    const [ticket] = await findTicketsByIds(tx, [id], actor)
    if (!ticket) throw new Error(`Ticket #${id} is gone.`)
    return ticket
  })
}

const noStatuses = () => failure('CONFLICT', failureWords.noStatuses)
