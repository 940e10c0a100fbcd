import type { Instant } from '../core/instants.js'
import type { Integer } from '../core/number.js'
import type { ChangeId, Entity, Source } from '../history/change.js'

// What plans, changes and their undoing look like to the rest of the program. No I/O.
type UndoResult = 'undone' | 'changed-since' | 'not-undone' | 'kept'

/**
 * What an undo does to one field of one thing. `kept` are passwords: no undo brings one back; `not-undone` is what could
 * be undone, in the plan of an undo that is refused for something else.
 */
export interface UndoItem {
  entity: Entity
  id: Integer
  /** What people call the thing; of a comment its ticket, `#12`. */
  name: string | null
  field: string
  from: string | null
  to: string | null
  result: UndoResult
}

/** What one change did, by kind of thing and field. */
export interface ChangeSummary {
  changeId: ChangeId
  at: Instant
  actor: { id: Integer; username: string } | null
  source: Source
  /** Of an undo the change that it takes back, of one that does it again the change that it brings back. */
  undoes: ChangeId | null
  redoes: ChangeId | null
  what: Done[]
  /** Of each kind the things with the lowest and the highest number. */
  things: Thing[]
}

/** `to` is what all of them became, where that is short and the same. */
interface Done {
  entity: Entity
  field: string
  count: Integer
  to: string | null
}

/** `name` is what people call it: a title, a username; of a comment its ticket, `#12`. Null where nobody knows. */
export interface Thing {
  entity: Entity
  id: Integer
  name: string | null
}

/**
 * One changed field of a change. `from` and `to` are texts or names; a deleted row's is what it was called, a comment's
 * its text.
 */
export interface AuditEntry {
  id: Integer
  entity: Entity
  entityId: Integer
  /** As of a `Thing`. */
  name: string | null
  field: string
  from: string | null
  to: string | null
}

export interface ShownChange {
  changeId: ChangeId
  at: Instant
  actor: { id: Integer; username: string } | null
  source: Source
  undoes: ChangeId | null
  redoes: ChangeId | null
  entries: AuditEntry[]
}
