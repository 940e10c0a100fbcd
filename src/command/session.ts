import type { Instant } from '../core/instants.js'
import type { Actor } from '../core/roles.js'
import type { Db } from '../db/schema.js'

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
}
