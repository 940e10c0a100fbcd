import type { Db } from '../../db/schema.js'
import { USER } from '../../identity/stored.js'

/** Events that are looked at together. */
const CHUNK = 200
/** Fields of accounts that no undo touches. */
const KEPT = new Set(USER.followed?.keptForGood)

/**
 * The latest change that somebody made and that can be meant by an undo: no undo itself, and not undone. By the index
 * on who did what; what one change did to many things is passed over at once.
 */
export async function findLastChangeOf(db: Db, actorId: number): Promise<string | undefined> {
  for (let below: number | undefined; ; ) {
    let query = db
      .selectFrom('helpdesk_event as e')
      .leftJoin('helpdesk_undo as u', 'u.change_id', 'e.change_id')
      .leftJoin('helpdesk_undo as s', (join) => join.onRef('s.root', '=', 'e.change_id').on('s.stands', '=', 1))
      .select(['e.id', 'e.change_id', 'e.entity', 'e.entity_id', 'e.field', 'u.root', 's.root as undone'])
      .where('e.actor_id', '=', actorId)
      .where('e.source', '=', 'cli')
      .orderBy('e.id', 'desc')
      .limit(CHUNK)
    if (below !== undefined) query = query.where('e.id', '<', below)
    const rows = await query.execute()
    const found = rows.find(
      (e) =>
        e.root === null &&
        e.undone === null &&
        !(e.entity === 'user' && (KEPT.has(e.field) || (e.field === 'created' && e.entity_id === actorId))),
    )
    const last = rows.at(-1)
    if (found || !last || rows.length < CHUNK) return found?.change_id
    below = rows.every((e) => e.change_id === last.change_id) ? await firstEventOf(db, last.change_id) : last.id
  }
}

async function firstEventOf(db: Db, changeId: string): Promise<number> {
  const query = db.selectFrom('helpdesk_event').select('id').where('change_id', '=', changeId)
  return (await query.orderBy('id').limit(1).executeTakeFirstOrThrow()).id
}
