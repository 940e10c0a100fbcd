/** The nouns of the helpdesk and its rules, as the rest of the program sees them. No I/O, no imports. */

export const ROLES = ['EMPLOYEE', 'TECHNICIAN', 'ADMIN'] as const
export type Role = (typeof ROLES)[number]

/** How a new password is stored. `pbkdf2` is what every version of the web application's werkzeug reads; a bcrypt hash makes its login page fail. */
export const HASH_METHODS = ['bcrypt', 'pbkdf2'] as const
export type HashMethod = (typeof HASH_METHODS)[number]

/** The logged-in user on whose behalf a command runs. */
export interface Actor {
  id: number
  username: string
  email: string
  fullName: string
  role: Role
}

/** Somebody named in a ticket. `fullName` is null where only the name is still known. */
export interface Person {
  id: number
  username: string
  fullName: string | null
}

/** An account. `role` is what the database holds, even where it is none of the three. Instants are ISO 8601, UTC. */
export interface User {
  id: number
  username: string
  email: string
  fullName: string
  role: string
  createdAt: string | null
}

export type State = 'pending' | 'in-progress' | 'resolved'
export interface Status {
  id: number
  name: string
  color: string | null
  state: State
}
export interface Priority {
  id: number
  name: string
  level: number | null
}
export interface Category {
  id: number
  name: string
  description: string | null
}

export interface Ticket {
  id: number
  title: string
  description: string
  status: Status
  priority: Priority
  category: { id: number; name: string }
  requester: Person
  /** Null while nobody has the ticket. */
  assignee: Person | null
  createdAt: string | null
  updatedAt: string | null
  closedAt: string | null
}

export interface Comment {
  id: number
  author: Person & { formerly?: string }
  content: string
  createdAt: string | null
}

/**
 * One changed field of a ticket. `from` and `to` are texts or names, never ids. What another program did and nobody has recorded yet
 * has neither id nor change id. `revertOf` is the change that an outside one silently undid.
 */
export interface HistoryEntry {
  id: number | null
  changeId: string | null
  at: string | null
  actor: Person | null
  source: 'cli' | 'outside'
  field: string
  from: string | null
  to: string | null
  revertOf?: string
}

/** What a command that changes existing things answers. `changeId` is null where nothing had to change. */
export interface Change<T> {
  changeId: string | null
  changed: number
  unchanged: number
  items: T[]
}

/** A role as it counts: whatever is none of the three grants nothing beyond EMPLOYEE. */
export const effectiveRole = (role: string): Role => ROLES.find((r) => r === role) ?? 'EMPLOYEE'

/** Whether `role` may do what is open to `least` and those above it. */
export const atLeast = (role: Role, least: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(least)

/** A status counts as pending where it is the column's default, else by its Bootstrap colour. */
export const stateOf = (status: { id: number; color: string | null }, pendingId: number | null): State =>
  status.id === pendingId ? 'pending' : status.color?.toLowerCase() === 'success' ? 'resolved' : 'in-progress'

// Who may do what: the table of the contract, one function a rule. `Viewed` is the part of a ticket that rules look at.

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

export const mayComment = maySee

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

/** Whether tickets can be given to this account at all. */
export const canBeAssigned = (user: { role: string }): boolean => atLeast(effectiveRole(user.role), 'TECHNICIAN')
