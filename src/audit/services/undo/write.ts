import { groupBy, type Some } from '../../../core/lists.js'
import type { NewEvent } from '../../../history/events.js'
import { checkWritten, deleteStoredRows, insertStoredRows, updateStoredRows } from '../../../history/stored-rows.js'
import type { StoredRow } from '../../../history/stored-table.js'
import type { Unit } from '../../../history/unit.js'
import { findUsersByIds } from '../../../identity/queries/users.js'
import { checkFree } from '../../../identity/services/accounts.js'
import { checkAdminsLeft } from '../../../identity/services/administrators.js'
import type { FollowedTable } from '../../../maintenance/stored-things.js'
import { deleteFormerAuthors, findCommentsBy, keepAuthors } from '../../../tickets/queries/comments.js'
import { findTicketsByIds } from '../../../tickets/queries/tickets.js'
import { recordOutside } from '../../../tickets/services/history/outside.js'
import type { AuditEvent } from '../../queries/changes.js'
import type { Step } from './step.js'

/** What an undo brings back. */
export async function insertRows(unit: Unit, table: FollowedTable, steps: readonly Step[]): Promise<void> {
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
export async function keepAuthorsOfGone(unit: Unit, steps: readonly Step[]): Promise<void> {
  const gone = steps.filter((s) => s.act === 'delete' && s.entity === 'user').map((s) => s.id)
  const moved = new Set(steps.filter((s) => s.act === 'update' && s.entity === 'comment').map((s) => s.id))
  if (gone.length > 0 && moved.size > 0)
    await keepAuthors(
      unit.tx,
      (await findCommentsBy(unit.tx, gone)).filter((c) => moved.has(c.id)),
    )
}

/** What an undo makes what it was, in as few statements as it takes. */
export async function updateRows(unit: Unit, steps: readonly Step[]): Promise<void> {
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
  for (const { id, ticketId = 0, events } of group) {
    for (const e of events) unit.record(inverseEvent(e))
    if ('user_id' in to)
      await deleteFormerAuthors(unit.tx, [id], events.find((e) => e.field === 'author')?.oldName ?? '')
    if ('content' in to) {
      const texts = { oldValue: from.content ?? null, newValue: to.content ?? null }
      unit.record({ entity: 'ticket', entityId: ticketId, field: 'comment', ...texts })
    }
  }
}

export const inverseEvent = (e: AuditEvent): NewEvent => ({
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

/** What an undo takes away again; the history keeps it whole. */
export async function deleteRows(unit: Unit, table: FollowedTable, steps: readonly Step[]): Promise<void> {
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
