import { failure } from '../core/errors.js'
import type { Instant } from '../core/instants.js'
import { type Actor, atLeast, type Role } from '../core/roles.js'
import type { Db, Tx } from '../db/schema.js'
import { words } from './words.js'

/** Who acts, on which database: the first argument of every service that needs a login. */
export interface Session {
  db: Db
  actor: Actor
  /** The session's number. */
  id: number
  /** The database's clock when the session was read, in seconds since the Unix epoch. */
  now: number
  /** When the session began, and when it ends. */
  createdAt: Instant
  expiresAt: Instant
  /** When the account was made. */
  actorCreatedAt: Instant | null
  /**
   * Reads the session and its account again within a transaction, locked until its end, and answers who acts now.
   * Throws UNAUTHENTICATED where it has ended, FORBIDDEN where the role no longer allows the command.
   */
  confirm(tx: Tx): Promise<Actor>
}

/** Answers the actor. FORBIDDEN where his role is less than what a command needs. */
export function checkRole(actor: Actor, least: Role): Actor {
  if (atLeast(actor.role, least)) return actor
  throw failure('FORBIDDEN', words.roleTooLow(actor.role, least))
}
