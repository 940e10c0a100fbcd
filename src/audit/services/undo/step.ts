import type { Entity } from '../../../history/change.js'
import type { StoredRow } from '../../../history/stored-table.js'
import type { FollowedTable } from '../../../maintenance/stored-things.js'
import type { AuditEvent } from '../../queries/changes.js'

/** The inverse of one change of one thing. */
export interface Step {
  entity: Entity
  /** Where the thing is stored. */
  table: FollowedTable
  id: number
  /** Of a comment the ticket that it stands in. */
  ticketId?: number
  act: 'update' | 'insert' | 'delete'
  /** What the columns hold now, and are to hold; of an insertion the whole row, of a deletion the row as it is. */
  from: StoredRow
  to: StoredRow
  events: AuditEvent[]
}

/** The tickets that come or go by these steps: what stands in them comes and goes with them. */
export const ticketsOf = (steps: readonly Step[], act: Step['act']): Set<number> =>
  new Set(steps.filter((s) => s.entity === 'ticket' && s.act === act).map((s) => s.id))
