import { deleteStoredRows } from '../../../history/stored-rows.js'
import type { Unit } from '../../../history/unit.js'
import { findUsersByIds } from '../../../identity/queries/users.js'
import { checkAdminsLeft } from '../../../identity/services/administrators.js'
import type { FollowedTable } from '../../../maintenance/stored-things.js'
import { findCommentsBy, keepAuthors } from '../../../tickets/queries/comments.js'
import { type Step, ticketsOf } from './step.js'

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

/** What an undo takes away again; the history keeps it whole. */
export async function deleteRows(unit: Unit, table: FollowedTable, steps: readonly Step[]): Promise<void> {
  const { kept, called } = table.followed
  const mine = steps.filter((s) => s.act === 'delete' && s.table === table)
  const ids = mine.map((s) => s.id)
  if (table.name === 'user' && ids.length > 0) await checkAdminsLeft(unit, await findUsersByIds(unit.tx, ids))
  const goWith = ticketsOf(steps, 'delete')
  for (const { entity, id, ticketId, from } of mine) {
    const name = from[called ?? ''] ?? null
    const oldValue = JSON.stringify(kept?.(from) ?? from)
    if (ticketId !== undefined && !goWith.has(ticketId))
      unit.record({ entity: 'ticket', entityId: ticketId, field: 'comment', oldValue: from.content ?? null })
    unit.record({ entity, entityId: id, field: 'deleted', oldValue, oldName: name === null ? null : String(name) })
  }
  await deleteStoredRows(unit.tx, table, ids)
}
