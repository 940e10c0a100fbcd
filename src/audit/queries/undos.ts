import type { Db, Tx } from '../../db/schema.js'
import type { ChangeId } from '../../history/change.js'

/** What a change takes back or brings back, by its row of undos; of what is no undo neither. */
export function undoOf(row: { root: string | null; redoes: number | null } | undefined): {
  undoes: ChangeId | null
  redoes: ChangeId | null
} {
  const { root = null, redoes = null } = row ?? {}
  return redoes === 1 ? { undoes: null, redoes: root } : { undoes: root, redoes: null }
}

/** What an undo takes away or brings back; undefined where a change is no undo. */
export const findUndo = (db: Db, changeId: string): Promise<{ root: string; redoes: number } | undefined> =>
  db.selectFrom('helpdesk_undo').select(['root', 'redoes']).where('change_id', '=', changeId).executeTakeFirst()

/** Notes that `changeId` undoes `undone`. */
export async function insertUndo(tx: Tx, changeId: string, undone: string): Promise<void> {
  const before = await findUndo(tx, undone)
  const root = before?.root ?? undone
  const redoes = before?.redoes === 0 ? 1 : 0
  const standing = tx.selectFrom('helpdesk_undo').select('change_id').where('root', '=', root).where('stands', '=', 1)
  // By its key: two undos of different changes would wait for each other's gaps for ever.
  for (const { change_id } of await standing.execute())
    await tx.updateTable('helpdesk_undo').set({ stands: 0 }).where('change_id', '=', change_id).execute()
  await tx
    .insertInto('helpdesk_undo')
    .values({ change_id: changeId, root, redoes, stands: 1 - redoes })
    .execute()
}
