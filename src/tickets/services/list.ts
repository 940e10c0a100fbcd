import type { Session } from '../../command/session.js'
import { findLookups } from '../../lookups/queries/lookups.js'
import { findCategory, findPriority, findStatuses } from '../../lookups/services/find-lookup.js'
import type { SortKey } from '../fields.js'
import { ANSWERED } from '../ordered-fields.js'
import { inAnyOf, openStatuses } from '../queries/status-filter.js'
import { countTickets, findTickets, type Order, streamTickets, type TicketFilter } from '../queries/tickets.js'
import type { Ticket } from '../ticket.js'
import { resolvePeople } from './acquaintances.js'

export type { Order }
/** What tickets can be ordered by. */
export const SORT_KEYS = ANSWERED.flatMap((f) => f.sort?.key ?? []) as SortKey[]

export interface ListInput {
  status?: string | undefined
  assignee?: string | undefined
  requester?: string | undefined
  category?: string | undefined
  priority?: string | undefined
  all: boolean
  sort?: Order[] | undefined
  /** Digits that the number begins with. */
  beginning?: string | undefined
}

/** Priority highest first, then oldest. */
export const DEFAULT_ORDER: Order[] = [
  { key: 'priority', descending: true },
  { key: 'created', descending: false },
]

/** Compares two tickets as the default order does. */
export const inDefaultOrder = (a: Ticket, b: Ticket): number =>
  (b.priority.level ?? Number.NEGATIVE_INFINITY) - (a.priority.level ?? Number.NEGATIVE_INFINITY) ||
  (a.createdAt ?? '').localeCompare(b.createdAt ?? '') ||
  a.id - b.id

/** Stands for no assignee, in either language. */
const isNobody = (word: string | undefined): boolean => word === 'none' || word === 'aucun'

/** The tickets that the actor may see and that were asked for; at most `limit`. Without a status: open ones. */
export async function listTickets({ db, actor }: Session, input: ListInput, limit?: number): Promise<Ticket[]> {
  const filter = await readFilter({ db, actor }, input)
  return findTickets(db, filter, input.sort ?? DEFAULT_ORDER, limit)
}

/** The first of them, at most `most`, and how many there are in all. */
export async function listFirst(
  { db, actor }: Session,
  input: ListInput,
  most: number,
): Promise<{ tickets: Ticket[]; total: number }> {
  const filter = await readFilter({ db, actor }, input)
  const tickets = await findTickets(db, filter, input.sort ?? DEFAULT_ORDER, most + 1)
  const total = tickets.length > most ? (await countTickets(db, filter)).total : tickets.length
  return { tickets: tickets.slice(0, most), total }
}

/** All of them, one after the other, however many there are: the connection is busy until the last. */
export async function streamTicketList(
  { db, actor }: Session,
  input: ListInput,
  limit?: number,
): Promise<AsyncIterable<Ticket>> {
  return streamTickets(db, await readFilter({ db, actor }, input), input.sort ?? DEFAULT_ORDER, limit)
}

/** What was asked for, as a query takes it; only what the actor may see. */
export async function readFilter(
  { db, actor }: Pick<Session, 'db' | 'actor'>,
  input: ListInput,
): Promise<TicketFilter> {
  const filter: TicketFilter = { viewer: actor }
  const { status } = input
  const open = status === undefined && !input.all
  if (open || status !== undefined || input.category !== undefined || input.priority !== undefined) {
    const lookups = await findLookups(db)
    if (open) filter.statuses = openStatuses(lookups)
    if (status !== undefined) filter.statuses = inAnyOf(findStatuses(lookups, status))
    if (input.category !== undefined) filter.categoryId = findCategory(lookups, input.category).id
    if (input.priority !== undefined) filter.priorityId = findPriority(lookups, input.priority).id
  }
  if (isNobody(input.assignee)) filter.assigneeId = null
  if (input.beginning) filter.beginning = input.beginning
  const named = [isNobody(input.assignee) ? undefined : input.assignee, input.requester]
  const users = await resolvePeople(
    db,
    actor,
    named.filter((w) => w !== undefined),
  )
  if (named[0] !== undefined) filter.assigneeId = users[0]?.id ?? null
  const requester = named[1] === undefined ? undefined : users.at(-1)
  if (requester) filter.requesterId = requester.id
  return filter
}
