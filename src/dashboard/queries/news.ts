import { type SelectQueryBuilder, sql } from 'kysely'
import { isoFromEpoch, isoFromWallClock, wallClockFromEpoch } from '../../core/instants.js'
import type { Actor } from '../../core/roles.js'
import { engineOf } from '../../db/engine.js'
import type { Db } from '../../db/schema.js'
import type { NewsItem } from '../day.js'

/** The oldest of them, and how many there are in all. */
export interface Found {
  total: number
  items: NewsItem[]
}
type Who = Pick<Actor, 'id' | 'role'>

/** What others wrote, since an instant in epoch seconds, to tickets that somebody has or asked for. */
export async function findAnswers(db: Db, who: Who, since: number, limit: number): Promise<Found> {
  const answers = () =>
    db
      .selectFrom('comment as c')
      .innerJoin('ticket as t', 't.id', 'c.ticket_id')
      .leftJoin('helpdesk_former_author as f', 'f.comment_id', 'c.id')
      .where((eb) =>
        who.role === 'EMPLOYEE'
          ? eb('t.requester_id', '=', who.id)
          : eb.or([eb('t.assigned_to', '=', who.id), eb('t.requester_id', '=', who.id)]),
      )
      .where('c.created_at', '>=', engineOf(db).created(wallClockFromEpoch(since)))
      .where((eb) => eb.or([eb('c.user_id', '<>', who.id), eb('f.comment_id', 'is not', null)]))
  const rows = await answers()
    .leftJoin('user as u', 'u.id', 'c.user_id')
    .select([
      't.id as ticketId',
      't.title',
      'c.content',
      'c.created_at',
      'c.user_id',
      'u.username',
      'u.full_name',
      'f.username as formerly',
    ])
    .select(countOf(answers()))
    .orderBy('c.created_at')
    .orderBy('c.id')
    .limit(limit)
    .execute()
  const items = rows.map((r) => ({
    ticket: { id: r.ticketId, title: r.title },
    at: isoFromWallClock(r.created_at),
    actor: {
      id: r.user_id,
      username: r.username ?? '',
      fullName: r.full_name,
      ...(r.formerly === null ? {} : { formerly: r.formerly }),
    },
    field: 'comment',
    from: null,
    to: r.content,
  }))
  return { total: Number(rows[0]?.total ?? 0), items }
}

/** What others are recorded to have changed of some fields, since then, of tickets that somebody asked for. */
export async function findChangesByOthers(
  db: Db,
  who: Who,
  fields: readonly string[],
  since: number,
  limit: number,
): Promise<Found> {
  const changes = () =>
    db
      .selectFrom('ticket as t')
      .innerJoin('helpdesk_event as e', (join) => join.on('e.entity', '=', 'ticket').onRef('e.entity_id', '=', 't.id'))
      .where('t.requester_id', '=', who.id)
      .where('e.field', 'in', fields)
      .where('e.at', '>=', since)
      .where((eb) => eb.or([eb('e.actor_id', 'is', null), eb('e.actor_id', '<>', who.id)]))
  const rows = await changes()
    .leftJoin('user as u', 'u.id', 'e.actor_id')
    .select([
      't.id as ticketId',
      't.title',
      'e.at',
      'e.field',
      'e.old_value',
      'e.new_value',
      'e.old_name',
      'e.new_name',
    ])
    .select(['e.actor_id', 'e.actor_name', 'u.full_name'])
    .select(countOf(changes()))
    .orderBy('e.at')
    .orderBy('e.id')
    .limit(limit)
    .execute()
  const items = rows.map((r) => ({
    ticket: { id: r.ticketId, title: r.title },
    at: isoFromEpoch(r.at),
    actor: r.actor_id === null ? null : { id: r.actor_id, username: r.actor_name ?? '', fullName: r.full_name },
    field: r.field,
    from: r.old_name ?? r.old_value,
    to: r.new_name ?? r.new_value,
  }))
  return { total: Number(rows[0]?.total ?? 0), items }
}

// biome-ignore lint/suspicious/noExplicitAny: of whatever tables
const countOf = (query: SelectQueryBuilder<any, any, object>) => query.select(sql<number>`count(*)`.as('n')).as('total')
