import type { Session } from '../../../command/session.js'
import { groupBy, type Some } from '../../../core/lists.js'
import type { Db } from '../../../db/schema.js'
import type { Change } from '../../../history/change.js'
import type { NewEvent } from '../../../history/events.js'
import {
  checkWritten,
  deleteStoredRows,
  findStoredRows,
  insertStoredRows,
  lockStoredRows,
  updateStoredRows,
} from '../../../history/stored-rows.js'
import type { StoredRow } from '../../../history/stored-table.js'
import { inUnit, type Unit } from '../../../history/unit.js'
import { saveSetting } from '../../../identity/queries/settings.js'
import { findUsersByIds } from '../../../identity/queries/users.js'
import { lockAdministrators } from '../../../identity/queries/writes.js'
import { checkFree } from '../../../identity/services/accounts.js'
import { checkAdminsLeft } from '../../../identity/services/administrators.js'
import { hashMethodOf } from '../../../identity/services/policy.js'
import { FOLLOWED, type FollowedTable } from '../../../maintenance/stored-things.js'
import { deleteFormerAuthors, findCommentsBy, keepAuthors } from '../../../tickets/queries/comments.js'
import { findTicketsByIds } from '../../../tickets/queries/tickets.js'
import { recordOutside } from '../../../tickets/services/history/outside.js'
import type { UndoItem } from '../../audit.js'
import { type AuditEvent, findEventsOf } from '../../queries/changes.js'
import { changedSince, noChange, nothingToUndo, undoneAlready } from './failures.js'
import { planUndo, rowsOf } from './plan.js'
import type { Step } from './step.js'

/**
 * What `undoChange` would do. Reads only. NOT_FOUND where there is no such change, CONFLICT where nothing is left of
 * it.
 */
export async function planOfUndo({ db }: Session, changeId: string): Promise<Change<UndoItem>> {
  const events = await eventsOf(db, changeId)
  const { items, settings, isUndone } = await planUndo(
    db,
    changeId,
    events,
    await rowsOf(events, (table, ids) => findStoredRows(db, table, ids)),
  )
  if (isUndone) throw undoneAlready(changeId)
  const all = [...items, ...settings.map(settingItem)]
  return { changeId: null, changed: count(all, 'undone'), unchanged: all.length - count(all, 'undone'), items: all }
}

/**
 * Makes a change undone: the exact inverse in one transaction, itself a change that can be undone. Passwords and
 * sessions stay as they are. CONFLICT with the names of what was changed since, by whatever program; nothing is undone
 * then.
 */
export async function undoChange(session: Session, changeId: string): Promise<Change<UndoItem>> {
  const events = await eventsOf(session.db, changeId)
  return inUnit(
    session,
    async (unit) => {
      // Locked, nothing new can refer to them either: what is read from here on stays so.
      const rows = await rowsOf(events, (table, ids) => lockStoredRows(unit.tx, table, ids))
      const { steps, items, settings, isUndone } = await planUndo(unit.tx, changeId, events, rows)
      if (isUndone) throw undoneAlready(changeId)
      const lost = items.filter((i) => i.result === 'changed-since')
      if (lost.length > 0) throw changedSince(lost)
      if (steps.length + settings.length === 0) throw nothingToUndo()
      for (const table of FOLLOWED) await insertRows(unit, table, steps)
      await keepAuthorsOfGone(unit, steps)
      await updateRows(unit, steps)
      for (const table of [...FOLLOWED].reverse()) await deleteRows(unit, table, steps)
      for (const e of settings) await undoSetting(unit, e)
      const all = [...items, ...settings.map(settingItem)]
      return unit.change(all, count(all, 'undone'))
    },
    { lockFirst: lockAdministrators },
  )
}

const count = (items: readonly UndoItem[], result: UndoItem['result']) =>
  items.filter((i) => i.result === result).length

async function insertRows(unit: Unit, table: FollowedTable, steps: readonly Step[]): Promise<void> {
  const mine = steps.filter((s) => s.act === 'insert' && s.table === table)
  for (const { to } of table.name === 'user' ? mine : [])
    await checkFree(unit.tx, { username: String(to.username), email: String(to.email) })
  await insertStoredRows(
    unit.tx,
    table,
    mine.map((s) => s.to),
  )
  for (const { entity, id, events } of mine) {
    const [gone] = events
    unit.record({
      entity,
      entityId: id,
      field: 'restored',
      newValue: gone?.oldValue ?? null,
      newName: gone?.oldName ?? null,
    })
  }
}

/** Comments that leave an account which goes with this undo keep its name. */
async function keepAuthorsOfGone(unit: Unit, steps: readonly Step[]): Promise<void> {
  const gone = steps.filter((s) => s.act === 'delete' && s.entity === 'user').map((s) => s.id)
  const moved = new Set(steps.filter((s) => s.act === 'update' && s.entity === 'comment').map((s) => s.id))
  if (gone.length > 0 && moved.size > 0)
    await keepAuthors(
      unit.tx,
      (await findCommentsBy(unit.tx, gone)).filter((c) => moved.has(c.id)),
    )
}

async function updateRows(unit: Unit, steps: readonly Step[]): Promise<void> {
  const updates = steps.filter((s) => s.act === 'update')
  const groups = groupBy(updates, (s) => JSON.stringify([s.entity, s.from, s.to]))
  for (const group of groups.values()) await updateGroup(unit, group)
}

async function updateGroup(unit: Unit, group: Some<Step>): Promise<void> {
  const [{ entity, table, from, to }] = group
  const ids = group.map((s) => s.id)
  if (entity === 'user') await checkUsers(unit, ids, to)
  if (entity === 'ticket') await recordOutside(unit, await findTicketsByIds(unit.tx, ids))
  checkWritten(await updateStoredRows(unit.tx, table, ids, from, to), ids.length)
  for (const { events } of group) {
    for (const e of events) unit.record(inverseEvent(e))
    if (entity === 'comment') await deleteFormerAuthors(unit.tx, [events[0]?.entityId ?? 0], events[0]?.oldName ?? '')
  }
}

const inverseEvent = (e: AuditEvent): NewEvent => ({
  entity: e.entity,
  entityId: e.entityId,
  field: e.field,
  oldValue: e.newValue,
  newValue: e.oldValue,
  oldName: e.newName,
  newName: e.oldName,
})

/** The rules that hold for accounts whoever changes them. */
async function checkUsers(unit: Unit, ids: readonly number[], to: StoredRow): Promise<void> {
  const given = (name: string) => (name in to ? { [name]: String(to[name]) } : {})
  if ('username' in to || 'email' in to) await checkFree(unit.tx, { ...given('username'), ...given('email') }, ids[0])
  if ('role' in to && to.role !== 'ADMIN') await checkAdminsLeft(unit, await findUsersByIds(unit.tx, ids))
}

async function deleteRows(unit: Unit, table: FollowedTable, steps: readonly Step[]): Promise<void> {
  const { kept, called } = table.followed
  const mine = steps.filter((s) => s.act === 'delete' && s.table === table)
  const ids = mine.map((s) => s.id)
  if (table.name === 'user' && ids.length > 0) await checkAdminsLeft(unit, await findUsersByIds(unit.tx, ids))
  for (const { entity, id, from, events } of mine) {
    const name = events[0]?.newName ?? from[called ?? ''] ?? null
    const oldValue = JSON.stringify(kept?.(from) ?? from)
    unit.record({ entity, entityId: id, field: 'deleted', oldValue, oldName: name === null ? null : String(name) })
  }
  await deleteStoredRows(unit.tx, table, ids)
}

async function undoSetting(unit: Unit, e: AuditEvent): Promise<void> {
  if ((await hashMethodOf(unit.tx)) !== e.newValue) throw changedSince([settingItem(e)])
  await saveSetting(unit.tx, e.field, e.oldValue ?? '')
  unit.record(inverseEvent(e))
}

const settingItem = (e: AuditEvent): UndoItem => ({
  entity: e.entity,
  id: e.entityId,
  name: e.field,
  field: e.field,
  from: e.newValue,
  to: e.oldValue,
  result: 'undone',
})

async function eventsOf(db: Db, changeId: string): Promise<AuditEvent[]> {
  const events = await findEventsOf(db, changeId)
  if (events.length > 0) return events
  throw noChange(changeId)
}
