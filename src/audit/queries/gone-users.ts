import type { Db } from '../../db/schema.js'
import { recordedName } from '../recorded.js'

/** Whom accounts that helpdesk deleted were, by their ids then. */
export async function findDeletedUsers(db: Db): Promise<{ id: number; username: string }[]> {
  const rows = await db
    .selectFrom('helpdesk_event')
    .select(['entity_id', 'field', 'old_value', 'new_value', 'old_name', 'new_name'])
    .where('entity', '=', 'user')
    .where('field', '=', 'deleted')
    .execute()
  return rows.map((r) => {
    const values = { oldValue: r.old_value, newValue: r.new_value, oldName: r.old_name, newName: r.new_name }
    return { id: r.entity_id, username: recordedName({ entity: 'user', field: r.field, ...values }) ?? '' }
  })
}

/** Whether the history knows an account of this id, as one who did something or to whom something was done. */
export async function isKnownUser(db: Db, id: number): Promise<boolean> {
  const known = db.selectFrom('helpdesk_event').select('id').limit(1)
  const rows = await Promise.all([
    known.where('actor_id', '=', id).execute(),
    known.where('entity', '=', 'user').where('entity_id', '=', id).execute(),
  ])
  return rows.some((found) => found.length > 0)
}
