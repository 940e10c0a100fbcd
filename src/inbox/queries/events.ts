import { sql } from 'kysely'
import { isoFromEpoch, isoFromWallClock } from '../../core/instants.js'
import type { Db } from '../../db/schema.js'
import { findInParts, inOrder } from '../../db/statements/parts.js'
import { type Reader, withSeen } from '../../tickets/queries/unread/facts.js'
import { asked, isNewComment, isNewEvent } from '../../tickets/queries/unread/news.js'
import type { InboxEvent } from '../inbox.js'

/** A comment of another that was not seen. */
export type NewComment = InboxEvent & { ticketId: number }

/** Of each ticket, the oldest first. */
export const findNewComments = (db: Db, ticketIds: readonly number[], reader: Reader): Promise<NewComment[]> =>
  findInParts(db, inOrder(ticketIds), async (part) => {
    const rows = await withSeen(db.selectFrom('ticket as t').innerJoin('comment as c', 'c.ticket_id', 't.id'), reader)
      .leftJoin('user as u', 'u.id', 'c.user_id')
      .leftJoin('helpdesk_former_author as f', 'f.comment_id', 'c.id')
      .select(['c.ticket_id', 'c.id', 'c.content', 'c.created_at', 'c.user_id'])
      .select(['u.username', 'u.full_name', 'f.username as formerly'])
      .where('t.id', 'in', part)
      .where(asked(isNewComment(reader.id)))
      .orderBy('c.id')
      .execute()
    return rows.map((r) => ({
      ticketId: r.ticket_id,
      id: r.id,
      kind: 'answer' as const,
      by: {
        id: r.user_id,
        username: r.username ?? '',
        fullName: r.full_name,
        ...(r.formerly === null ? {} : { formerly: r.formerly }),
      },
      at: isoFromWallClock(r.created_at),
      text: r.content,
    }))
  })

/** A recorded change by another that was not seen; values are ids. */
export interface NewChange {
  ticketId: number
  id: number
  by: InboxEvent['by']
  at: string
  field: string
  from: string | null
  to: string | null
  toName: string | null
  isOutside: boolean
}

/** Of each ticket, the oldest first. */
export const findNewChanges = (db: Db, ticketIds: readonly number[], reader: Reader): Promise<NewChange[]> =>
  findInParts(db, inOrder(ticketIds), async (part) => {
    const rows = await withSeen(
      db
        .selectFrom('ticket as t')
        .innerJoin('helpdesk_event as e', (join) =>
          join.on('e.entity', '=', 'ticket').on('e.entity_id', '=', sql.ref('t.id')),
        ),
      reader,
    )
      .leftJoin('user as u', 'u.id', 'e.actor_id')
      .select(['e.entity_id', 'e.id', 'e.at', 'e.field', 'e.source', 'e.old_value', 'e.new_value', 'e.new_name'])
      .select(['e.actor_id', 'e.actor_name', 'u.full_name'])
      .where('t.id', 'in', part)
      .where(asked(isNewEvent(reader.id)))
      .orderBy('e.at')
      .orderBy('e.id')
      .execute()
    return rows.map((r) => ({
      ticketId: r.entity_id,
      id: r.id,
      by: r.actor_id === null ? null : { id: r.actor_id, username: r.actor_name ?? '', fullName: r.full_name },
      at: isoFromEpoch(r.at),
      field: r.field,
      from: r.old_value,
      to: r.new_value,
      toName: r.new_name,
      isOutside: r.source === 'outside',
    }))
  })
