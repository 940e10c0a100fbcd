import { engineOf } from '../../db/engine.js'
import { faultOf } from '../../db/faults.js'
import type { Tx } from '../../db/schema.js'

/**
 * Lets somebody's inbox begin here, where it has not begun: what was there before his first login is read. Of two first
 * logins at once the other is as good.
 */
export async function beginInbox(tx: Tx, userId: number): Promise<void> {
  const { begun, ...here } = await tx
    .selectNoFrom((eb) => [
      engineOf(tx).epochNow.as('now'),
      eb
        .selectFrom('comment')
        .select((c) => c.fn.max('id').as('id'))
        .as('comment'),
      eb
        .selectFrom('helpdesk_event')
        .select((e) => e.fn.max('id').as('id'))
        .as('event'),
      eb.selectFrom('helpdesk_seen').select('id').where('user_id', '=', userId).where('place', '=', 0).as('begun'),
    ])
    .executeTakeFirstOrThrow()
  if (begun !== null) return
  await tx
    .insertInto('helpdesk_seen')
    .values({
      user_id: userId,
      ticket_id: null,
      place: 0,
      comment_id: here.comment ?? 0,
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
