import type { AuditEvent } from '../../queries/changes.js'
import type { SharedTable, Stored } from '../../queries/stored-rows.js'

/** The inverse of one change of one thing. */
export interface Step {
  entity: SharedTable
  id: number
  act: 'update' | 'insert' | 'delete'
  /** What the columns hold now, and are to hold; of an insertion the whole row, of a deletion the row as it is. */
  from: Stored
  to: Stored
  events: AuditEvent[]
}
