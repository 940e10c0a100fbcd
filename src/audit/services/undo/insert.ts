import { insertStoredRows } from '../../../history/stored-rows.js'
import type { Unit } from '../../../history/unit.js'
import { checkFree } from '../../../identity/services/accounts.js'
import type { FollowedTable } from '../../../maintenance/stored-things.js'
import { type Step, ticketsOf } from './step.js'

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
  const comeWith = ticketsOf(steps, 'insert')
  for (const { entity, id, ticketId, to, events } of mine) {
    const [gone] = events
    if (ticketId !== undefined && !comeWith.has(ticketId))
      unit.record({ entity: 'ticket', entityId: ticketId, field: 'comment', newValue: to.content ?? null })
    unit.record({
      entity,
      entityId: id,
      field: 'restored',
      newValue: gone?.oldValue ?? null,
      newName: gone?.oldName ?? null,
    })
  }
}
