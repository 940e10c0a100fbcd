import type { Acting } from '../../command/session.js'
import { failure } from '../../core/errors.js'
import type { Actor } from '../../core/roles.js'
import type { Tx } from '../../db/schema.js'
import { inUnit } from '../../history/unit.js'
import { candidatesRead, namesActor, resolveUsers } from '../../identity/services/find-users.js'
import { lookupsRead } from '../../lookups/queries/lookups.js'
import { findCategory, findPriority } from '../../lookups/services/find-lookup.js'
import { foresee } from '../../search/index/foreseen.js'
import { indexOf } from '../../search/queries/search-rows.js'
import { findTicketsByIds } from '../queries/tickets.js'
import { insertTicket } from '../queries/writes.js'
import { mayRequestForOthers } from '../rights.js'
import type { Ticket } from '../ticket.js'
import { failureWords } from '../words/failures.js'

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
export async function createTicket(by: Acting, input: CreateInput): Promise<Ticket> {
  const named = input.requester === undefined ? [] : [input.requester]
  const beside = (tx: Tx) => {
    const people = named.length > 0 ? candidatesRead(tx, named) : undefined
    return { lookups: lookupsRead(tx), index: indexOf(tx, []), ...(people ? { people } : {}) }
  }
  return inUnit(
    by,
    async ({ tx, actor, record, found: { lookups, index, people } }) => {
      checkRequester(actor, input.requester)
      const category = findCategory(lookups, input.category)
      const priority = findPriority(lookups, input.priority)
      const status = lookups.statuses.find((s) => s.state === 'pending')
      // An employee names nobody but himself.
      const known = people && [...(actor.role === 'EMPLOYEE' ? [] : people), { ...actor, createdAt: null }]
      const [requester = actor] = named.length > 0 ? await resolveUsers(tx, actor, named, known) : []
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
      foresee(tx, { ...index, added: [{ ...ticket, comments: [] }] })
      return ticket
    },
    { beside },
  )
}

const noStatuses = () => failure('CONFLICT', failureWords.noStatuses)
