import type { Instant } from '../core/instants.js'
import type { Integer } from '../core/number.js'

/**
 * How a new password is stored. `pbkdf2` is what every version of the web application's werkzeug reads; a bcrypt hash
 * makes its login page fail.
 */
export const HASH_METHODS = ['bcrypt', 'pbkdf2'] as const

export type HashMethod = (typeof HASH_METHODS)[number]

/** In place of a hash: no password fits it, in either program. */
export const DISABLED = '!'

/** An account. `role` is what the database holds, even where it is none of the three. */
export interface User {
  id: Integer
  username: string
  email: string
  fullName: string
  role: string
  createdAt: Instant | null
}
