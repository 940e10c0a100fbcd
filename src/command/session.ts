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
  /** The session's own instants, ISO 8601. */
  createdAt: string
  expiresAt: string
  /** When the account was made, ISO 8601. */
  actorCreatedAt: string | null
}
