import { insertStoredRows } from '../../../history/stored-rows.js'
import type { Unit } from '../../../history/unit.js'
import { checkFree } from '../../../identity/services/accounts.js'
import type { FollowedTable } from '../../../maintenance/stored-things.js'
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
