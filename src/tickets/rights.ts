import type { Actor } from '../core/roles.js'
import { atLeast } from '../core/roles.js'
import type { State } from '../lookups/lookup.js'

// Who may do what: the table of the contract, one function a rule.

/** The part of a ticket that rules look at. */
export type Viewed = { requester: { id: number }; assignee: { id: number } | null; status: { state: State } }

type Who = Pick<Actor, 'id' | 'role'>

const owns = (actor: Who, ticket: Viewed) => ticket.requester.id === actor.id

const has = (actor: Who, ticket: Viewed) => ticket.assignee?.id === actor.id

export function maySee(actor: Who, ticket: Viewed): boolean {
  if (actor.role === 'ADMIN' || owns(actor, ticket)) return true
  return actor.role === 'TECHNICIAN' && (ticket.assignee === null || has(actor, ticket))
}

/** Unassigned and pending. */
export const nobodyWorksOn = (ticket: Viewed): boolean => ticket.assignee === null && ticket.status.state === 'pending'

/** Title, description, category and priority. */
export const mayEdit = (actor: Who, ticket: Viewed): boolean =>
  atLeast(actor.role, 'TECHNICIAN') ? maySee(actor, ticket) : owns(actor, ticket) && nobodyWorksOn(ticket)

export const mayComment = (actor: Who, ticket: Viewed): boolean => maySee(actor, ticket)

/** Employees reopen their own resolved ticket, and nothing else. */
export const maySetStatus = (actor: Who, ticket: Viewed, to: State): boolean =>
  atLeast(actor.role, 'TECHNICIAN')
    ? maySee(actor, ticket)
    : owns(actor, ticket) && to === 'pending' && ticket.status.state !== 'in-progress'

/** Technicians take what is unassigned and give back what is theirs (`to` null); admins hand anything to anyone. */
export function mayAssign(actor: Who, ticket: Viewed, to: { id: number } | null): boolean {
  if (actor.role === 'ADMIN') return true
  if (actor.role !== 'TECHNICIAN' || !maySee(actor, ticket)) return false
  return to === null ? ticket.assignee === null || has(actor, ticket) : to.id === actor.id
}

/** Everybody creates tickets of his own. */
export const mayRequestForOthers = (actor: Who): boolean => atLeast(actor.role, 'TECHNICIAN')
