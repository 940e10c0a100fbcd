import type { Entity } from '../history/change.js'

// What plans, changes and their undoing look like to the rest of the program. No I/O.
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
