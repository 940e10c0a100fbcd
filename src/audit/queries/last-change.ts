import type { Db } from '../../db/schema.js'
import { USER } from '../../identity/stored.js'

/** Events that are looked at together. */
const CHUNK = 200
/** Fields of accounts that no undo touches. */
const KEPT = new Set(USER.followed?.keptForGood)

interface Seen {
  entity: string
  entity_id: number
  field: string
}

/**
 * The latest change that somebody made and that is no undo and not undone, whether or not it can be. That his account
 * came to be is no change of his: he was nobody before.
 */
export const findLastChangeOf = (db: Db, actorId: number): Promise<string | undefined> =>
  latestOf(db, actorId, undefined, (e) => !isOwnCreation(e, actorId))

/** The latest before that one of which an undo can take something back: passwords it cannot. */
export const findUndoableBefore = async (db: Db, actorId: number, changeId: string): Promise<string | undefined> =>
  latestOf(
    db,
    actorId,
    await firstEventOf(db, changeId),
    (e) => !isOwnCreation(e, actorId) && !(e.entity === 'user' && KEPT.has(e.field)),
  )

const isOwnCreation = (e: Seen, actorId: number) =>
  e.entity === 'user' && e.field === 'created' && e.entity_id === actorId

/** By the index on who did what, below an event; what one change did to many things is passed over at once. */
async function latestOf(
  db: Db,
  actorId: number,
  start: number | undefined,
  fits: (e: Seen) => boolean,
): Promise<string | undefined> {
  for (let below = start; ; ) {
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
    const found = rows.find((e) => e.root === null && e.undone === null && fits(e))
    const last = rows.at(-1)
    if (found || !last || rows.length < CHUNK) return found?.change_id
    below = rows.every((e) => e.change_id === last.change_id) ? await firstEventOf(db, last.change_id) : last.id
  }
}

async function firstEventOf(db: Db, changeId: string): Promise<number> {
  const query = db.selectFrom('helpdesk_event').select('id').where('change_id', '=', changeId)
  return (await query.orderBy('id').limit(1).executeTakeFirstOrThrow()).id
}
