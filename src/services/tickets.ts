import { type Actor, type Comment, type HistoryEntry, mayComment, mayRequestForOthers, maySee, type Ticket } from '../domain.js'
import { failure } from '../errors.js'
import { findComment, findComments, findCommentsBySource, insertComment } from '../repositories/comments.js'
import { findLookups } from '../repositories/lookups.js'
import { findTicketEvents } from '../repositories/ticket-events.js'
import { insertTicket } from '../repositories/ticket-writes.js'
import {
  countTickets,
  findTickets,
  findTicketsByIds,
  type Order,
  SORT_COLUMNS,
  type SortKey,
  streamTickets,
  type TicketCount,
  type TicketFilter,
} from '../repositories/tickets.js'
import { findCategory, findPriority, findStatuses, inAnyOf, openStatuses } from './names.js'
import { recordOutside, withOutside } from './outside.js'
import type { Session } from './sessions.js'
import { inUnit, type Unit } from './unit.js'
import { namesActor, resolveUser, resolveUsers } from './user-names.js'

export type { Order }
/** What tickets can be ordered by. */
export const SORT_KEYS = Object.keys(SORT_COLUMNS) as SortKey[]

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

/** The tickets that the actor may see and that were asked for; at most `limit`. Without a status: open ones. */
export async function listTickets({ db, actor }: Session, input: ListInput, limit?: number): Promise<Ticket[]> {
  const filter = await readFilter({ db, actor }, input)
  return findTickets(db, filter, input.sort ?? DEFAULT_ORDER, limit)
}

/** How many of them there are, and when the oldest was created. */
export const countListed = async ({ db, actor }: Session, input: ListInput): Promise<TicketCount> =>
  countTickets(db, await readFilter({ db, actor }, input))

/** The same without a limit, one after the other: the connection is busy until the last. */
export async function streamAllTickets({ db, actor }: Session, input: ListInput): Promise<AsyncIterable<Ticket>> {
  return streamTickets(db, await readFilter({ db, actor }, input), input.sort ?? DEFAULT_ORDER)
}

async function readFilter({ db, actor }: Pick<Session, 'db' | 'actor'>, input: ListInput): Promise<TicketFilter> {
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
  if (input.assignee === 'none') filter.assigneeId = null
  if (input.beginning) filter.beginning = input.beginning
  const named = [input.assignee === 'none' ? undefined : input.assignee, input.requester]
  const users = await resolveUsers(
    db,
    actor,
    named.filter((w) => w !== undefined),
  )
  if (named[0] !== undefined) filter.assigneeId = users[0]?.id ?? null
  const requester = named[1] === undefined ? undefined : users.at(-1)
  if (requester) filter.requesterId = requester.id
  return filter
}

/** The ticket, or NOT_FOUND: the same for what is not there and for what the actor may not see. */
export async function getTicket({ db, actor }: Session, id: number): Promise<Ticket> {
  const [ticket] = await findTicketsByIds(db, [id])
  if (!ticket || !maySee(actor, ticket)) throw noTickets([id])
  return ticket
}

export const noTickets = (ids: readonly number[]) => {
  const list = ids.map((id) => `#${id}`).join(', ')
  return failure('NOT_FOUND', { en: `There is no ticket ${list}.`, fr: `Il n'y a pas de ticket ${list}.` })
}

export type TicketDetail = Ticket & { comments: Comment[]; history?: HistoryEntry[] }

export async function showTicket(session: Session, id: number, withHistory: boolean): Promise<TicketDetail> {
  const ticket = await getTicket(session, id)
  if (!withHistory) return { ...ticket, comments: await findComments(session.db, id) }
  return { ...ticket, ...(await readHistory(session, ticket)) }
}

/** Who changed what of a ticket that the actor may see, oldest first. */
export async function ticketHistory(session: Session, id: number): Promise<HistoryEntry[]> {
  return (await readHistory(session, await getTicket(session, id))).history
}

async function readHistory({ db }: Session, ticket: Ticket): Promise<{ comments: Comment[]; history: HistoryEntry[] }> {
  const { comments, outside } = await findCommentsBySource(db, ticket.id)
  return { comments, history: withOutside(ticket, await findTicketEvents(db, ticket.id), outside) }
}

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
  throw failure('FORBIDDEN', {
    en: 'Only technicians and administrators create tickets for somebody else.',
    fr: 'Seuls techniciens et administrateurs créent des tickets pour quelqu’un d’autre.',
  })
}

/** Stores a pending, unassigned ticket and answers with it. */
export async function createTicket({ db, actor }: Session, input: CreateInput): Promise<Ticket> {
  checkRequester(actor, input.requester)
  return inUnit(db, actor, async ({ tx, record }) => {
    const lookups = await findLookups(tx)
    const category = findCategory(lookups, input.category)
    const priority = findPriority(lookups, input.priority)
    const status = lookups.statuses.find((s) => s.state === 'pending')
    const requester = input.requester === undefined ? actor : await resolveUser(tx, actor, input.requester)
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
    const [ticket] = await findTicketsByIds(tx, [id])
    return ticket as Ticket
  })
}

const noStatuses = () => failure('CONFLICT', { en: 'The database has no status.', fr: 'La base de données n’a aucun statut.' })

export type AddedComment = Comment & { ticketId: number; changeId: string | null }

/** Adds to the conversation of a ticket that the actor may see. */
export async function commentTicket({ db, actor }: Session, ticketId: number, content: string): Promise<AddedComment> {
  return inUnit(db, actor, async (unit) => {
    const [ticket] = await findTicketsByIds(unit.tx, [ticketId])
    if (!ticket || !mayComment(actor, ticket)) throw noTickets([ticketId])
    await recordOutside(unit, [ticket])
    const id = await addComment(unit, actor, ticketId, content)
    const comment = await findComment(unit.tx, id)
    return { ...comment, ticketId, changeId: unit.change([comment], 1).changeId }
  })
}

/** Writes a comment and its history entry within a unit; returns its id. */
export async function addComment(unit: Unit, actor: Actor, ticketId: number, content: string): Promise<number> {
  const id = await insertComment(unit.tx, { ticketId, userId: actor.id, content })
  unit.record({ entity: 'ticket', entityId: ticketId, field: 'comment', newValue: content })
  unit.record({ entity: 'comment', entityId: id, field: 'created', newValue: ticketId })
  return id
}
