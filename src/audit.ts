import type { Role } from './domain.js'

// What plans, changes and their undoing look like to the rest of the program. No I/O.

/** The kinds of things that the history follows. */
export type Entity = 'ticket' | 'comment' | 'user' | 'category' | 'priority' | 'status' | 'setting'

type Refusal = 'unknown' | 'ambiguous' | 'contradictory' | 'forbidden'
/** One row of a plan. `from` is null where there is no one such account; `forbidden` would leave no administrator. */
export interface RoleChange {
  line: number | null
  user: string
  from: string | null
  to: Role
  result: 'changed' | 'unchanged' | Refusal
}

export type UndoResult = 'undone' | 'changed-since' | 'kept'

/** What an undo does to one field of one thing. `kept` are passwords: no undo brings one back. */
export interface UndoItem {
  entity: string
  id: number
  /** What people call the thing. */
  name: string | null
  field: string
  from: string | null
  to: string | null
  result: UndoResult
}

/** What one change did, by kind of thing and field. */
export interface ChangeSummary {
  changeId: string
  at: string
  actor: { id: number; username: string } | null
  source: 'cli' | 'outside'
  what: { entity: Entity; field: string; count: number }[]
}

/** One changed field of a change. `from` and `to` are texts or names; a deleted row's is what it was called. */
export interface AuditEntry {
  id: number
  entity: Entity
  entityId: number
  field: string
  from: string | null
  to: string | null
}

export interface ShownChange {
  changeId: string
  at: string
  actor: { id: number; username: string } | null
  source: 'cli' | 'outside'
  entries: AuditEntry[]
}

/** One row of an import of accounts; `unchanged` was there already. */
export interface UserImport {
  line: number
  user: string
  role: string
  /** Whether the file had a password for it. */
  canLogIn: boolean
  result: 'created' | 'unchanged'
}
