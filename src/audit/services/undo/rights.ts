import { checkRole } from '../../../command/session.js'
import type { Some } from '../../../core/lists.js'
import { type Actor, atLeast } from '../../../core/roles.js'
import type { Db } from '../../../db/schema.js'
import type { Cell } from '../../../history/stored-table.js'
import type { State } from '../../../lookups/lookup.js'
import { findLookups } from '../../../lookups/queries/lookups.js'
import { findTicketsByIds } from '../../../tickets/queries/tickets.js'
import { mayAssign, mayEdit, mayRequestForOthers, maySee, maySetStatus } from '../../../tickets/rights.js'
import { notAllowed } from '../../../tickets/services/changing/compare.js'
import { noTickets } from '../../../tickets/services/visible.js'
import type { Ticket } from '../../../tickets/ticket.js'
import { type AuditEvent, isBy } from '../../queries/changes.js'
import { noChange } from './failures.js'
import type { Rows } from './plan.js'
import type { Step } from './step.js'

/** What a rule looks at: who undoes, the step, and its ticket as it is now; undefined where that is to come back. */
interface Asked {
  actor: Actor
  step: Step
  ticket: Ticket | undefined
  /** Whether what is undone is an undo itself: then it does again what was allowed once. */
  isUndo: boolean
  stateOf(status: Cell | undefined): State | undefined
}
type Rule = (asked: Asked) => boolean
type TicketRule = (asked: Asked & { ticket: Ticket }) => boolean

const ofTicket =
  (rule: TicketRule): Rule =>
  ({ ticket, ...asked }) =>
    ticket !== undefined && rule({ ...asked, ticket })

const edits = ofTicket(({ actor, ticket }) => mayEdit(actor, ticket))

/** Whoever asked for a ticket and reopened it may leave it resolved after all. */
const reopened: TicketRule = ({ actor, step, ticket, stateOf }) =>
  ticket.requester.id === actor.id && ticket.status.state === 'pending' && stateOf(step.to.status_id) === 'resolved'

const setsStatus = ofTicket((asked) => {
  const to = asked.stateOf(asked.step.to.status_id)
  return (to !== undefined && maySetStatus(asked.actor, asked.ticket, to)) || reopened(asked)
})

/** What of a ticket may be put back, by its column; what is not here is an administrator's. */
const COLUMNS: Record<string, Rule> = {
  title: edits,
  description: edits,
  category_id: edits,
  priority_id: edits,
  status_id: setsStatus,
  closed_at: (asked) => ('status_id' in asked.step.to ? setsStatus(asked) : atLeast(asked.actor.role, 'TECHNICIAN')),
  assigned_to: ofTicket(({ actor, step, ticket }) =>
    mayAssign(actor, ticket, step.to.assigned_to === null ? null : { id: Number(step.to.assigned_to) }),
  ),
}

const isMine = ({ actor }: Asked, row: Step['from']) => row.user_id === actor.id && row.former_username === undefined

/**
 * Who may do what an undo does, beside administrators, who may do all of it: what the role may do by a verb, and what
 * is one's own. That nobody answered or changed it since is looked at apart, for everybody.
 */
const RULES: Record<string, Rule> = {
  'update ticket': (asked) => Object.keys(asked.step.to).every((column) => COLUMNS[column]?.(asked) === true),
  'delete ticket': ofTicket(({ ticket }) => ticket.assignee === null),
  'insert ticket': ({ actor, step: { to }, isUndo }) =>
    isUndo && to.assigned_to === null && (to.requester_id === actor.id || mayRequestForOthers(actor)),
  'update comment': (asked) => 'content' in asked.step.to && !('user_id' in asked.step.to),
  'delete comment': (asked) => isMine(asked, asked.step.from),
  'insert comment': (asked) => asked.isUndo && isMine(asked, asked.step.to),
}

/** NOT_FOUND for a change of somebody else; FORBIDDEN where it was about what the role has no part in any more. */
export function checkOwn(actor: Actor, changeId: string, events: Readonly<Some<AuditEvent>>): void {
  if (actor.role === 'ADMIN') return
  if (!isBy(actor, events)) throw noChange(actor, changeId)
  // Nobody undoes a password: who changed his own is told so, whatever his role.
  const isOwnPassword = (e: AuditEvent) => e.entity === 'user' && e.entityId === actor.id && e.field === 'password'
  if (events.some((e) => e.entity !== 'ticket' && e.entity !== 'comment' && !isOwnPassword(e)))
    checkRole(actor, 'ADMIN')
}

/** The tickets of a change, as they are now. NOT_FOUND for those that its author no longer sees. */
export async function visibleTickets(
  db: Db,
  actor: Actor,
  events: readonly AuditEvent[],
  { steps, rows }: { steps: readonly Step[]; rows: Rows },
): Promise<Map<number, Ticket>> {
  if (actor.role === 'ADMIN') return new Map()
  const comments = events.filter((e) => e.entity === 'comment').map((e) => rows.get(`comment ${e.entityId}`))
  const ids = new Set([
    ...events.filter((e) => e.entity === 'ticket').map((e) => e.entityId),
    ...comments.flatMap((row) => (row ? Number(row.ticket_id) : [])),
    ...steps.flatMap(({ ticketId }) => ticketId ?? []),
  ])
  const found = new Map((await findTicketsByIds(db, [...ids])).map((t) => [t.id, t]))
  const comesBack = (id: number) =>
    !found.has(id) && steps.some((s) => s.act === 'insert' && s.entity === 'ticket' && s.id === id)
  const sees = (ticket: Ticket | undefined) => ticket !== undefined && maySee(actor, ticket)
  const unseen = [...ids].filter((id) => !sees(found.get(id)) && !comesBack(id))
  if (unseen.length > 0) throw noTickets(unseen)
  return found
}

/** FORBIDDEN where the actor may not do all of it as things are now. */
export async function checkSteps(
  db: Db,
  actor: Actor,
  steps: readonly Step[],
  { tickets, isUndo }: { tickets: ReadonlyMap<number, Ticket>; isUndo: boolean },
): Promise<void> {
  if (actor.role === 'ADMIN') return
  const { statuses } = await findLookups(db)
  const stateOf = (status: Cell | undefined) =>
    status === null ? 'pending' : statuses.find((s) => s.id === status)?.state
  const refused = steps.filter((step) => {
    const ticket = tickets.get(step.ticketId ?? step.id)
    return RULES[`${step.act} ${step.entity}`]?.({ actor, step, ticket, isUndo, stateOf }) !== true
  })
  if (refused.length > 0) throw notAllowed([...new Set(refused.map((s) => s.ticketId ?? s.id))].map((id) => ({ id })))
}
