import { failure } from '../core/errors.js'
import type { Instant } from '../core/instants.js'
import { type Actor, atLeast, type Role } from '../core/roles.js'
import type { Db, Tx } from '../db/schema.js'
import type { Found, Reads } from '../db/statements/reading.js'
import { words } from './words.js'

/**
 * Who acts, on which database, not being known before the unit that writes: the first argument of every service that
 * reads nothing outside one.
 */
export interface Acting {
  db: Db
  /**
   * Reads the session and its account within a transaction, locked until its end, and answers who acts now, with what
   * is read `beside` in the same statement. Throws UNAUTHENTICATED where it has ended, FORBIDDEN where the role does not
   * allow the command, DATABASE where the schema is another than this program's.
   */
  confirm<R extends Reads>(tx: Tx, beside: R): Promise<{ actor: Actor; found: Found<R> }>
}

/** The same once he is known: the first argument of every service that reads, or asks. */
export interface Session extends Acting {
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
}

/** Answers the actor. FORBIDDEN where his role is less than what a command needs. */
export function checkRole(actor: Actor, least: Role): Actor {
  if (atLeast(actor.role, least)) return actor
  throw failure('FORBIDDEN', words.roleTooLow(actor.role, least))
}
