import type { Integer } from '../core/number.js'
import type { Role } from '../core/roles.js'

// What plans, changes and their undoing look like to the rest of the program. No I/O.
type Refusal = 'unknown' | 'ambiguous' | 'contradictory' | 'forbidden'

/** One row of a plan. `from` is null where there is no one such account; `forbidden` would leave no administrator. */
export interface RoleChange {
  line: Integer | null
  user: string
  from: string | null
  to: Role
  result: 'changed' | 'unchanged' | Refusal
}

/** One row of an import of accounts; `unchanged` was there already. */
export interface UserImport {
  line: Integer
  user: string
  role: string
  /** Whether the file had a password for it. */
  canLogIn: boolean
  result: 'created' | 'unchanged'
}
