import { groupBy } from '../../../core/group-by.js'
import { inBatches } from '../../../db/batches.js'
import type { Db } from '../../../db/schema.js'
import { DISABLED } from '../../../identity/queries/users.js'
import type { UndoItem } from '../../audit.js'
import type { AuditEvent } from '../../queries/changes.js'
import { findStoredRows, type SharedTable, type Stored } from '../../queries/stored-rows.js'
import { columnOf, isShared, storedRow, storedValue } from './columns.js'
import { findEntanglements } from './entangled.js'
import type { Step } from './step.js'

export interface UndoPlan {
  steps: Step[]
  items: UndoItem[]
  /** Settings are no rows of the shared tables. */
  settings: AuditEvent[]
}

/** What would have to be done to undo these events, and what was changed since. Reads only. */
export async function planUndo(db: Db, changeId: string, events: readonly AuditEvent[]): Promise<UndoPlan> {
  const things = groupBy(events, (e) => `${e.entity} ${e.entityId}`)
  const rows = await readRows(db, events)
  const steps: Step[] = []
  const items: UndoItem[] = []
  for (const own of things.values()) {
    const [{ entity, entityId }] = own as [AuditEvent]
    if (!isShared(entity)) continue
    const row = rows.get(`${entity} ${entityId}`)
    const step = inverseOf(entity, entityId, own, row)
    const isDone = step !== undefined && holds(step, row)
    if (step && isDone) steps.push(step)
    const name = nameOf(entity, row, own)
    for (const e of own) items.push({ ...itemOf(e, name), result: isPassword(e) ? 'kept' : isDone || !step ? 'undone' : 'changed-since' })
  }
  const entangled = await findEntanglements(db, changeId, steps)
  for (const item of items) if (item.result === 'undone' && entangled.has(`${item.entity} ${item.id}`)) item.result = 'changed-since'
  return { steps, items, settings: events.filter((e) => e.entity === 'setting') }
}

const isPassword = (e: AuditEvent) => e.field === 'password' || e.field === 'disabled'

async function readRows(db: Db, events: readonly AuditEvent[]): Promise<Map<string, Stored & { id: number }>> {
  const rows = new Map<string, Stored & { id: number }>()
  for (const entity of new Set(events.map((e) => e.entity))) {
    if (!isShared(entity)) continue
    const ids = [...new Set(events.filter((e) => e.entity === entity).map((e) => e.entityId))]
    for (const batch of inBatches(ids)) for (const row of await findStoredRows(db, entity, batch)) rows.set(`${entity} ${row.id}`, row)
  }
  return rows
}

/** Undefined where there is nothing to do: a password, or a field that ended as it began. */
function inverseOf(entity: SharedTable, id: number, events: AuditEvent[], row: Stored | undefined): Step | undefined {
  const gone = events.findLast((e) => e.field === 'deleted')
  if (gone) return { entity, id, act: 'insert', from: {}, to: storedRow(entity, gone.oldValue ?? '{}', DISABLED), events: [gone] }
  const made = events.find((e) => e.field === 'created' || e.field === 'restored')
  if (made) return { entity, id, act: 'delete', from: row ?? {}, to: {}, events: [made, ...events.filter((e) => e !== made)] }
  const from: Stored = {}
  const to: Stored = {}
  for (const e of events) {
    const column = columnOf(e)
    if (column === undefined) continue
    from[column] = storedValue(column, e.newValue)
    if (!(column in to)) to[column] = storedValue(column, e.oldValue)
  }
  for (const column of Object.keys(from)) {
    if (from[column] !== to[column]) continue
    delete from[column]
    delete to[column]
  }
  const fields = events.filter((e) => (columnOf(e) ?? '') in from)
  return fields.length > 0 ? { entity, id, act: 'update', from, to, events: fields } : undefined
}

/** Whether the thing still is what the change made of it. */
function holds({ act, from }: Step, row: Stored | undefined): boolean {
  if (act === 'insert') return row === undefined
  return row !== undefined && Object.entries(from).every(([column, value]) => row[column] === value)
}

const itemOf = (e: AuditEvent, name: string | null): Omit<UndoItem, 'result'> => ({
  entity: e.entity,
  id: e.entityId,
  name,
  field: e.field,
  from: e.newName ?? e.newValue,
  to: e.field === 'deleted' ? e.oldName : (e.oldName ?? e.oldValue),
})

function nameOf(entity: SharedTable, row: Stored | undefined, events: readonly AuditEvent[]): string | null {
  const kept = events.find((e) => e.oldName !== null || e.newName !== null)
  const known = row && (row.username ?? row.title ?? row.name)
  return known === undefined || known === null ? (entity === 'comment' ? null : (kept?.oldName ?? kept?.newName ?? null)) : String(known)
}
