import { sql } from 'kysely'
import type { Db } from '../../src/db/schema.js'
import type { World } from '../helpers/world.js'

/** Tickets of which each of the three who are measured has unread what somebody else did. */
const UNREAD = 200

/** Lets every inbox begin now, but for so many comments and as many changes that lie behind. */
export async function moveInboxes(db: Db, behind: number): Promise<void> {
  const reached = (table: string) =>
    sql`coalesce((select id from ${sql.table(table)} order by id desc limit 1 offset ${sql.lit(behind)}), 0)`
  await sql`update helpdesk_seen set comment_id = ${reached('comment')}, event_id = ${reached('helpdesk_event')},
    seen_at = ${Math.floor(Date.now() / 1000)} where place = 0`.execute(db)
}

/**
 * Lets every inbox of a filled database begin now, with so many tickets unread: of emma, assigned to tom, commented by
 * ada, and since then answered by tess, who has started each second of them.
 */
export async function beginInboxes({ db, ids }: World, tickets: number): Promise<void> {
  const { ada, tom, tess, emma } = ids
  const first = 21
  const step = Math.max(1, Math.floor((tickets - first) / UNREAD))
  const all = Array.from({ length: UNREAD }, (_, i) => first + i * step)
  const at = sql.lit('2026-01-01 08:00:00')
  await sql`update ticket set requester_id = ${emma}, assigned_to = ${tom}, status_id = 1, updated_at = ${at}
    where id in (${sql.join(all)})`.execute(db)
  await sql`update ticket set status_id = 2, updated_at = ${at} where id in (${sql.join(all.filter((_, i) => i % 2))})`.execute(
    db,
  )
  const comments = (by: number | undefined) =>
    sql`insert into comment (ticket_id, user_id, content, created_at) values ${sql.join(
      all.map((id) => sql`(${id}, ${by}, 'An answer', ${at})`),
    )}`.execute(db)
  await comments(ada)
  await moveInboxes(db, 0)
  await comments(tess)
  await sql`insert into helpdesk_event (change_id, at, source, actor_id, actor_name, entity, entity_id, field, old_value, new_value)
    values ${sql.join(
      all
        .filter((_, i) => i % 2)
        .map(
          (id) => sql`('ffffffff-0000-4000-8000-000000000000', ${Math.floor(Date.now() / 1000)},
        'cli', ${tess}, 'tess', 'ticket', ${id}, 'status', '1', '2')`,
        ),
    )}`.execute(db)
}
