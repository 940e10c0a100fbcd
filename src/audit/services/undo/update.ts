import { groupBy, type Some } from '../../../core/lists.js'
import type { NewEvent } from '../../../history/events.js'
import { checkWritten, updateStoredRows } from '../../../history/stored-rows.js'
import type { StoredRow } from '../../../history/stored-table.js'
import type { Unit } from '../../../history/unit.js'
import { findUsersByIds } from '../../../identity/queries/users.js'
import { checkFree } from '../../../identity/services/accounts.js'
import { checkAdminsLeft } from '../../../identity/services/administrators.js'
import { deleteFormerAuthors } from '../../../tickets/queries/comments.js'
import { findTicketsByIds } from '../../../tickets/queries/tickets.js'
import { recordOutside } from '../../../tickets/services/history/record-outside.js'
import type { AuditEvent } from '../../queries/changes.js'
import type { Step } from './step.js'

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
