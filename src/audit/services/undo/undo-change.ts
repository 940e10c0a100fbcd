import type { Session } from '../../../command/session.js'
import { HelpdeskError } from '../../../core/errors.js'
import type { Some } from '../../../core/lists.js'
import type { Actor } from '../../../core/roles.js'
import type { Db } from '../../../db/schema.js'
import type { Change, ChangeId } from '../../../history/change.js'
import { lockStoredRows } from '../../../history/stored-rows.js'
import { inUnit, type Unit } from '../../../history/unit.js'
import { saveSetting } from '../../../identity/queries/settings.js'
import { lockAdministrators } from '../../../identity/queries/writes.js'
import { hashMethodOf } from '../../../identity/services/policy.js'
import { FOLLOWED } from '../../../maintenance/stored-things.js'
import type { UndoItem } from '../../audit.js'
import type { AuditEvent } from '../../queries/changes.js'
import { findUndo, insertUndo } from '../../queries/undos.js'
import { eventsOf } from '../changes.js'
import { deleteRows, keepAuthorsOfGone } from './delete.js'
import { changedSince, nothingToUndo, undoneAlready } from './failures.js'
import { insertRows } from './insert.js'
import { planUndo, type Rows, rowsOf, type UndoPlan } from './plan.js'
import { checkOwn, checkSteps, visibleTickets } from './rights.js'
import { inverseEvent, updateRows } from './update.js'

/**
 * Makes a change undone: the exact inverse in one transaction, itself a change that can be undone. Passwords and
 * sessions stay as they are. Administrators undo any change, others what they did themselves, as far as their role or
 * its being their own allows it now: NOT_FOUND, FORBIDDEN. INVALID where there is nothing in it that can be undone.
 * CONFLICT with the names of what was changed since, by whatever program; nothing is undone then.
 */
export async function undoChange(session: Session, changeId: ChangeId): Promise<Change<UndoItem>> {
  return undoing(session, changeId, async () => {})
}

/** What an undo would come to, and what it would fail with. */
export interface Rehearsed {
  plan: Change<UndoItem>
  failure: HelpdeskError | undefined
}

/**
 * What `undoChange` would do, or fail with: it is done, and rolled back, so that whatever would refuse it does. Throws
 * what it would fail with before there is a plan: NOT_FOUND, FORBIDDEN, and CONFLICT where nothing is left of it.
 */
export async function rehearseUndo(session: Session, changeId: ChangeId): Promise<Rehearsed> {
  let items: UndoItem[] = []
  const planOf = (all: UndoItem[]): Change<UndoItem> => {
    const changed = count(all, 'undone')
    return { changeId: null, changed, unchanged: all.length - changed, items: all }
  }
  try {
    await undoing(session, changeId, async (planned, isDone) => {
      items = planned
      if (isDone) throw new Rehearsal()
    })
  } catch (error) {
    if (error instanceof Rehearsal) return { plan: planOf(items), failure: undefined }
    if (items.length === 0 || !(error instanceof HelpdeskError)) throw error
    const kept = items.map((i) => (i.result === 'undone' ? { ...i, result: 'not-undone' as const } : i))
    return { plan: planOf(kept), failure: error }
  }
  throw new Error('A rehearsal was committed.')
}

/** Ends a rehearsal. */
class Rehearsal extends Error {}

type Watch = (planned: UndoItem[], isDone: boolean) => Promise<void>

/** `watch` hears of the plan, and once more when all of it is done and nothing committed yet. */
async function undoing(session: Session, changeId: ChangeId, watch: Watch): Promise<Change<UndoItem>> {
  const events = await eventsOf(session, changeId)
  const isOfAccounts = events.some((e) => e.entity === 'user')
  return inUnit(
    session,
    async (unit) => {
      checkOwn(unit.actor, changeId, events)
      // Locked, nothing new can refer to them either: what is read from here on stays so.
      const rows = await rowsOf(events, (table, ids) => lockStoredRows(unit.tx, table, ids))
      const { steps, items, settings, since } = await planFor(unit.tx, unit.actor, changeId, events, rows)
      const all = [...items, ...(await settingItems(unit.tx, settings))]
      await watch(all, false)
      const lost = all.filter((i) => i.result === 'changed-since')
      if (lost.length > 0) throw changedSince(unit.actor, lost, since)
      if (steps.length + settings.length === 0) throw nothingToUndo(unit.actor, all, rows)
      for (const table of FOLLOWED) await insertRows(unit, table, steps)
      await keepAuthorsOfGone(unit, steps)
      await updateRows(unit, steps)
      for (const table of [...FOLLOWED].reverse()) await deleteRows(unit, table, steps)
      for (const e of settings) await undoSetting(unit, e)
      await insertUndo(unit.tx, unit.changeId, changeId)
      await watch(all, true)
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
  if (plan.isUndone) throw undoneAlready(actor, changeId)
  if (plan.items.some((i) => i.result === 'changed-since')) return plan
  const isUndo = actor.role !== 'ADMIN' && (await findUndo(db, changeId)) !== undefined
  await checkSteps(db, actor, plan.steps, { tickets, isUndo })
  return plan
}

const count = (items: readonly UndoItem[], result: UndoItem['result']) =>
  items.filter((i) => i.result === result).length

async function undoSetting(unit: Unit, e: AuditEvent): Promise<void> {
  await saveSetting(unit.tx, e.field, e.oldValue ?? '')
  unit.record(inverseEvent(e))
}

async function settingItems(db: Db, settings: readonly AuditEvent[]): Promise<UndoItem[]> {
  if (settings.length === 0) return []
  const now = await hashMethodOf(db)
  return settings.map((e) => ({
    entity: e.entity,
    id: e.entityId,
    name: e.field,
    field: e.field,
    from: e.newValue,
    to: e.oldValue,
    result: now === e.newValue ? 'undone' : 'changed-since',
  }))
}
