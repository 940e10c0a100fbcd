import type { Acting } from '../../command/session.js'
import { failure } from '../../core/errors.js'
import type { Actor } from '../../core/roles.js'
import type { Tx } from '../../db/schema.js'
import { type DryRun, dryRunOf } from '../../history/change.js'
import { type ActorsUnit, inUnit } from '../../history/unit.js'
import { candidatesRead, namesActor, resolveUsers } from '../../identity/services/find-users.js'
import type { User } from '../../identity/user.js'
import { type Lookups, lookupsRead } from '../../lookups/queries/lookups.js'
import { findCategory, findPriority } from '../../lookups/services/find-lookup.js'
import { foresee } from '../../search/index/foreseen.js'
import { indexOf } from '../../search/queries/search-rows.js'
import { findTicketsByIds } from '../queries/tickets.js'
import { insertTicket } from '../queries/writes.js'
import { mayRequestForOthers } from '../rights.js'
import type { PlannedChange, Ticket } from '../ticket.js'
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

/** Reads with the rights of whoever acts what the words of the input may stand for. */
const besideOf = (input: CreateInput) => (tx: Tx) => {
  const people = input.requester === undefined ? undefined : candidatesRead(tx, [input.requester])
  return { lookups: lookupsRead(tx), index: indexOf(tx, []), ...(people ? { people } : {}) }
}

interface Found {
  lookups: Lookups
  people?: User[]
}

/** What they stand for. Throws NOT_FOUND, INVALID, FORBIDDEN, or CONFLICT where there is no status. */
async function lookedUp({ tx, actor, found: { lookups, people } }: ActorsUnit & { found: Found }, input: CreateInput) {
  checkRequester(actor, input.requester)
  const category = findCategory(lookups, input.category)
  const priority = findPriority(lookups, input.priority)
  const status = lookups.statuses.find((s) => s.state === 'pending')
  const named = input.requester === undefined ? [] : [input.requester]
  // An employee names nobody but himself.
  const known = people && [...(actor.role === 'EMPLOYEE' ? [] : people), { ...actor, createdAt: null }]
  const [requester = actor] = named.length > 0 ? await resolveUsers(tx, actor, named, known) : []
  if (!status) throw noStatuses()
  return { category, priority, status, requester }
}

/** Stores a pending, unassigned ticket and answers with it. */
export const createTicket = (by: Acting, input: CreateInput): Promise<Ticket> =>
  inUnit(
    by,
    async (unit) => {
      const { tx, actor, record, found } = unit
      const { category, priority, status, requester } = await lookedUp(unit, input)
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
      foresee(tx, { ...found.index, added: [{ ...ticket, comments: [] }] })
      return ticket
    },
    { beside: besideOf(input) },
  )

/** What `createTicket` would store, field by field; throws the same, and stores nothing, but waits for whoever writes. */
export const planCreation = (by: Acting, input: CreateInput): Promise<DryRun<PlannedChange>> =>
  inUnit(
    by,
    async (unit) => {
      const { category, priority, status, requester } = await lookedUp(unit, input)
      const { title, description } = input
      const fields = {
        title,
        description,
        category: category.name,
        priority: priority.name,
        status: status.name,
        requester: requester.username,
      }
      const items = Object.entries(fields).map(
        ([field, to]): PlannedChange => ({ id: null, title, field, from: null, to, result: 'changed' }),
      )
      return dryRunOf(items, 1, 0)
    },
    { beside: besideOf(input) },
  )

const noStatuses = () => failure('CONFLICT', failureWords.noStatuses)
