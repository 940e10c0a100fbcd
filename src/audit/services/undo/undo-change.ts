import type { Session } from '../../../command/session.js'
import type { Some } from '../../../core/lists.js'
import type { Actor } from '../../../core/roles.js'
import type { Db } from '../../../db/schema.js'
import type { Change, ChangeId } from '../../../history/change.js'
import { findStoredRows, lockStoredRows } from '../../../history/stored-rows.js'
import { inUnit, type Unit } from '../../../history/unit.js'
import { saveSetting } from '../../../identity/queries/settings.js'
import { lockAdministrators } from '../../../identity/queries/writes.js'
import { hashMethodOf } from '../../../identity/services/policy.js'
import { FOLLOWED } from '../../../maintenance/stored-things.js'
import type { UndoItem } from '../../audit.js'
import type { AuditEvent } from '../../queries/changes.js'
import { findLastChangeOf } from '../../queries/last-change.js'
import { findUndo, insertUndo } from '../../queries/undos.js'
import { eventsOf } from '../changes.js'
import { deleteRows, keepAuthorsOfGone } from './delete.js'
import { changedSince, nothingOfYours, nothingToUndo, undoneAlready } from './failures.js'
import { insertRows } from './insert.js'
import { planUndo, type Rows, rowsOf, type UndoPlan } from './plan.js'
import { checkOwn, checkSteps, visibleTickets } from './rights.js'
import { inverseEvent, updateRows } from './update.js'

/** The id of the last change that the actor made and that is not undone yet, undos passed over. NOT_FOUND: none. */
export async function lastChangeOf({ db, actor }: Session): Promise<ChangeId> {
  const last = await findLastChangeOf(db, actor.id)
  if (last === undefined) throw nothingOfYours()
  return last
}

/**
 * What `undoChange` would do. Reads only. NOT_FOUND where there is no such change, or it is not the actor's to see,
 * CONFLICT where nothing is left of it, FORBIDDEN where it could be undone, but not by the actor.
 */
export async function planOfUndo({ db, actor }: Session, changeId: ChangeId): Promise<Change<UndoItem>> {
  const events = await eventsOf(db, changeId)
  checkOwn(actor, changeId, events)
  const rows = await rowsOf(events, (table, ids) => findStoredRows(db, table, ids))
  const { items, settings } = await planFor(db, actor, changeId, events, rows)
  const all = [...items, ...settings.map(settingItem)]
  return { changeId: null, changed: count(all, 'undone'), unchanged: all.length - count(all, 'undone'), items: all }
}

/**
 * Makes a change undone: the exact inverse in one transaction, itself a change that can be undone. Passwords and
 * sessions stay as they are. Administrators undo any change, others what they did themselves, as far as their role or
 * its being their own allows it now: NOT_FOUND, FORBIDDEN. CONFLICT with the names of what was changed since, by
 * whatever program; nothing is undone then.
 */
export async function undoChange(session: Session, changeId: ChangeId): Promise<Change<UndoItem>> {
  const events = await eventsOf(session.db, changeId)
  const isOfAccounts = events.some((e) => e.entity === 'user')
  return inUnit(
    session,
    async (unit) => {
      checkOwn(unit.actor, changeId, events)
      // Locked, nothing new can refer to them either: what is read from here on stays so.
      const rows = await rowsOf(events, (table, ids) => lockStoredRows(unit.tx, table, ids))
      const { steps, items, settings } = await planFor(unit.tx, unit.actor, changeId, events, rows)
      const lost = items.filter((i) => i.result === 'changed-since')
      if (lost.length > 0) throw changedSince(lost)
      if (steps.length + settings.length === 0) throw nothingToUndo()
      for (const table of FOLLOWED) await insertRows(unit, table, steps)
      await keepAuthorsOfGone(unit, steps)
      await updateRows(unit, steps)
      for (const table of [...FOLLOWED].reverse()) await deleteRows(unit, table, steps)
      for (const e of settings) await undoSetting(unit, e)
      await insertUndo(unit.tx, unit.changeId, changeId)
      const all = [...items, ...settings.map(settingItem)]
      return unit.change(all, count(all, 'undone'))
    },
    isOfAccounts ? { lockFirst: lockAdministrators } : {},
  )
}

/** The plan, for who may see all of it and, where it can be done, may do it. */
async function planFor(
  db: Db,
  actor: Actor,
  changeId: ChangeId,
  events: Some<AuditEvent>,
  rows: Rows,
): Promise<UndoPlan> {
  const plan = await planUndo(db, actor, changeId, events, rows)
  const tickets = await visibleTickets(db, actor, events, { steps: plan.steps, rows })
  if (plan.isUndone) throw undoneAlready(changeId)
  if (plan.items.some((i) => i.result === 'changed-since')) return plan
  const isUndo = actor.role !== 'ADMIN' && (await findUndo(db, changeId)) !== undefined
  await checkSteps(db, actor, plan.steps, { tickets, isUndo })
  return plan
}

const count = (items: readonly UndoItem[], result: UndoItem['result']) =>
  items.filter((i) => i.result === result).length

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
