import { sql } from 'kysely'
import { wallClockFromEpoch } from '../../core/instants.js'
import { engineOf } from '../../db/engine.js'
import type { Db } from '../../db/schema.js'
import type { Mark } from '../index/mark.js'
import { commentsIn } from './search-rows.js'

/** How far numbers go, and what the database's clock shows. */
export type Reach = Pick<Mark, 'ticket' | 'comment' | 'at'>

export async function findReach(db: Db): Promise<Reach> {
  const row = await db
    .selectNoFrom((eb) => [
      engineOf(db).epochNow.as('at'),
      eb
        .selectFrom('ticket')
        .select((t) => t.fn.max('id').as('id'))
        .as('ticket'),
      eb
        .selectFrom('comment')
        .select((c) => c.fn.max('id').as('id'))
        .as('comment'),
    ])
    .executeTakeFirstOrThrow()
  return { at: Number(row.at), ticket: row.ticket ?? 0, comment: row.comment ?? 0 }
}

/** Seconds before the mark that are looked at again: a program's clock may be late, and a transaction take its time. */
const AGAIN = 60

/** The tickets that may have been written since a mark; `counted` leaves out those that have a row of all comments. */
export async function findTouched(db: Db, mark: Reach, counted: boolean): Promise<Set<number>> {
  const since = Math.max(1, mark.at - AGAIN)
  const [missing, updated, commented] = [
    await db
      .selectFrom('ticket as t')
      .leftJoin('helpdesk_search as s', (join) => join.onRef('s.ticket_id', '=', 't.id').on('s.part', '=', 0))
      .select('t.id')
      .where('t.id', '>', mark.ticket)
      .where('s.ticket_id', 'is', null)
      .execute(),
    await db.selectFrom('ticket').select('id').where('updated_at', '>=', engineOf(db).updated(since)).execute(),
    await commentedSince(db, mark.comment, since, counted),
  ]
  return new Set([missing, updated, commented].flatMap((rows) => rows.map((row) => row.id)))
}

/** `created_at` is a UTC wall clock, whatever the zone of the session that wrote it. */
function commentedSince(db: Db, after: number, since: number, counted: boolean): Promise<{ id: number }[]> {
  const comments = () => db.selectFrom('comment').select('ticket_id as id')
  // SQLite would read a UNION in the order of all tickets.
  const news = comments()
    .where('id', '>', after)
    .unionAll(comments().where('created_at', '>=', engineOf(db).created(wallClockFromEpoch(since))))
  const found = db.selectFrom(news.as('n')).select('n.id').distinct()
  if (!counted) return found.execute()
  return found
    .where((eb) =>
      eb(
        eb
          .selectFrom('comment as c')
          .select((c) => c.fn.countAll<number>().as('n'))
          .whereRef('c.ticket_id', '=', 'n.id'),
        '!=',
        eb
          .selectFrom('helpdesk_search as s')
          .select(sql<number>`coalesce(${commentsIn('s.comments')}, -1)`.as('n'))
          .whereRef('s.ticket_id', '=', 'n.id'),
      ),
    )
    .execute()
}
