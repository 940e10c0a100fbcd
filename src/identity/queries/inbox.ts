import { sql } from 'kysely'
import { engineOf } from '../../db/engine.js'
import { faultOf } from '../../db/faults.js'
import type { Tx } from '../../db/schema.js'
import { MOST_LATER, SETTLED_S, seenOf } from '../../history/seen.js'

/**
 * Lets somebody's inbox begin here, where it has not begun: what was there before his first login is read. Of two first
 * logins at once the other is as good.
 */
export async function beginInbox(tx: Tx, userId: number): Promise<void> {
  const last = sql`(select id, created_at from comment order by id desc limit ${MOST_LATER + 1}) as l`
  const isRecent = sql`coalesce(l.created_at > ${engineOf(tx).utcAgo(SETTLED_S)}, 1 = 0)`
  const { begun, ...here } = await tx
    .selectNoFrom((eb) => [
      engineOf(tx).epochNow.as('now'),
      sql<number | null>`(select max(case when ${isRecent} then null else l.id end) from ${last})`.as('settled'),
      sql<string | null>`(select group_concat(case when ${isRecent} then l.id end) from ${last})`.as('recent'),
      sql<number | null>`(select max(id) from helpdesk_event)`.as('event'),
      eb.selectFrom('helpdesk_seen').select('id').where('user_id', '=', userId).where('place', '=', 0).as('begun'),
    ])
    .executeTakeFirstOrThrow()
  if (begun !== null) return
  const { upTo, later } = seenOf(0, here)
  await tx
    .insertInto('helpdesk_seen')
    .values({
      user_id: userId,
      ticket_id: null,
      place: 0,
      comment_id: upTo,
      later_comments: later,
      event_id: here.event ?? 0,
      seen_at: Number(here.now),
      status_id: null,
      assigned_to: null,
      is_unread: 0,
    })
    .execute()
    .catch((error: unknown) => {
      if (faultOf(error) !== 'duplicate') throw error
    })
}
