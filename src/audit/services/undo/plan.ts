import { groupBy, type Some } from '../../../core/lists.js'
import type { Actor } from '../../../core/roles.js'
import type { Db } from '../../../db/schema.js'
import { type StoredRow, storedValue } from '../../../history/stored-table.js'
import { FOLLOWED, type FollowedTable } from '../../../maintenance/stored-things.js'
import type { UndoItem } from '../../audit.js'
import { type AuditEvent, isBy } from '../../queries/changes.js'
import { findFormerNames } from '../../queries/former-names.js'
import { recordedName, recordedValues } from '../../recorded.js'
import { findAnswered, findEntanglements } from './entangled.js'
import type { Step } from './step.js'

export interface UndoPlan {
  steps: Step[]
  items: UndoItem[]
  /** Settings are no rows of the shared tables. */
  settings: AuditEvent[]
  /** Everything is as it was before the change: there is nothing left of it. */
  isUndone: boolean
  /** What was done since to things that are `changed-since`: fields, or `answered`, by `<entity> <id>`. */
  since: Since
}

export type Since = ReadonlyMap<string, ReadonlySet<string>>

/** Rows as stored, as `<entity> <id>`. */
export type Rows = ReadonlyMap<string, StoredRow>

/** The things that events are about, where they are there, by whatever way of reading them. */
export async function rowsOf(
  events: readonly AuditEvent[],
  read: (table: FollowedTable, ids: number[]) => Promise<StoredRow[]>,
): Promise<Rows> {
  const rows = new Map<string, StoredRow>()
  for (const table of FOLLOWED) {
    const ids = [...new Set(events.filter((e) => e.entity === table.entity).map((e) => e.entityId))]
    for (const row of await read(table, ids)) rows.set(`${table.entity} ${row.id}`, row)
  }
  return rows
}

/**
 * What would have to be done to undo these events, and what was changed since; `rows` are the things that they are
 * about. Reads only.
 */
export async function planUndo(
  db: Db,
  actor: Actor,
  changeId: string,
  events: Readonly<Some<AuditEvent>>,
  rows: Rows,
): Promise<UndoPlan> {
  const things = groupBy(events, (e) => `${e.entity} ${e.entityId}`)
  const steps: Step[] = []
  const outcomes: boolean[] = []
  const items: UndoItem[] = []
  for (const own of things.values()) {
    const [{ entity, entityId }] = own
    const table = tableOf(entity)
    if (!table) continue
    const row = rows.get(`${entity} ${entityId}`)
    const step = inverseOf(table, own, row)
    const ticketId = entity === 'comment' ? ticketOf(own, row) : undefined
    if (step && ticketId !== undefined) step.ticketId = ticketId
    const isDone = step !== undefined && holds(step, row)
    if (step && isDone) steps.push(step)
    if (step) outcomes.push(isUndone(step, row))
    const name = ticketId === undefined ? nameOf(table, row, own) : `#${ticketId}`
    const outcome = isDone || !step ? 'undone' : 'changed-since'
    for (const e of own)
      items.push({ ...itemOf(e, name), result: table.followed.keptForGood?.includes(e.field) ? 'kept' : outcome })
  }
  const since = await findEntanglements(db, changeId, steps)
  if (isBy(actor, events))
    for (const comment of await findAnswered(db, steps)) since.set(comment, new Set(['answered']))
  for (const item of items)
    if (item.result === 'undone' && since.has(`${item.entity} ${item.id}`)) item.result = 'changed-since'
  await nameGone(db, actor, items)
  const settings = events.filter((e) => e.entity === 'setting')
  const isNothingLeft = settings.length === 0 && outcomes.length > 0 && outcomes.every(Boolean)
  return { steps, items, settings, isUndone: isNothingLeft, since }
}

/** Gives those names that only the history still has. */
async function nameGone(db: Db, actor: Actor, items: UndoItem[]): Promise<void> {
  const nameless = items.filter(({ name }) => name === null)
  if (nameless.length === 0) return
  const names = await findFormerNames(db, actor, nameless)
  for (const item of nameless) item.name = names.get(`${item.entity} ${item.id}`) ?? null
}

const tableOf = (entity: string) => FOLLOWED.find((table) => table.entity === entity)

/** The ticket that a comment stands in, or stood in; undefined where nobody knows. */
function ticketOf(events: readonly AuditEvent[], row: StoredRow | undefined): number | undefined {
  if (row) return Number(row.ticket_id)
  const [name] = events.flatMap((e) => recordedName(e) ?? [])
  return name === undefined ? undefined : Number(name.slice(1))
}

/** Undefined where there is nothing to do: a password, or a field that ended as it began. */
function inverseOf(
  table: FollowedTable,
  events: Readonly<Some<AuditEvent>>,
  row: StoredRow | undefined,
): Step | undefined {
  const [{ entity, entityId: id }] = events
  const thing = { entity, table, id }
  const gone = events.findLast((e) => e.field === 'deleted')
  if (gone) return { ...thing, act: 'insert', from: {}, to: restoredRow(table, gone.oldValue ?? '{}'), events: [gone] }
  const made = events.find((e) => e.field === 'created' || e.field === 'restored')
  if (made)
    return { ...thing, act: 'delete', from: row ?? {}, to: {}, events: [made, ...events.filter((e) => e !== made)] }
  const { fields } = table.followed
  const columnOf = (e: AuditEvent) => (Object.hasOwn(fields, e.field) ? fields[e.field] : undefined)
  const from: StoredRow = {}
  const to: StoredRow = {}
  for (const e of events) {
    const column = columnOf(e)
    if (column === undefined) continue
    const kind = table.columns[column]
    from[column] = storedValue(kind, e.newValue)
    if (!(column in to)) to[column] = storedValue(kind, e.oldValue)
  }
  for (const column of Object.keys(from)) {
    if (from[column] !== to[column]) continue
    delete from[column]
    delete to[column]
  }
  const changed = events.filter((e) => (columnOf(e) ?? '') in from)
  return changed.length > 0 ? { ...thing, act: 'update', from, to, events: changed } : undefined
}

/** The row that a deletion kept as JSON, as it is put back. */
function restoredRow({ followed }: FollowedTable, json: string): StoredRow {
  const kept: StoredRow = JSON.parse(json)
  return followed.restored?.(kept) ?? kept
}

/** Whether the thing still is what the change made of it. */
function holds({ act, from }: Step, row: StoredRow | undefined): boolean {
  if (act === 'insert') return row === undefined
  return row !== undefined && Object.entries(from).every(([column, value]) => row[column] === value)
}

/** Whether the thing is what it was before the change. */
function isUndone({ act, to }: Step, row: StoredRow | undefined): boolean {
  if (act === 'delete') return row === undefined
  return row !== undefined && (act === 'insert' || Object.entries(to).every(([column, value]) => row[column] === value))
}

/** The other way round than it was done. */
function itemOf(e: AuditEvent, name: string | null): Omit<UndoItem, 'result'> {
  const { from, to } = recordedValues(e)
  return { entity: e.entity, id: e.entityId, name, field: e.field, from: to, to: from }
}

/** What people call the thing, where it is there; else the last name that the change has of it. */
function nameOf(
  { followed: { called } }: FollowedTable,
  row: StoredRow | undefined,
  events: readonly AuditEvent[],
): string | null {
  if (called === undefined) return null
  const known = row?.[called] ?? events.flatMap((e) => recordedName(e) ?? []).at(-1)
  return known === undefined || known === null ? null : String(known)
}
