import { sql } from 'kysely'
import { isoFromWallClock } from '../../core/instants.js'
import { groupBy } from '../../core/lists.js'
import { engineOf } from '../../db/engine.js'
import type { Db, Tx } from '../../db/schema.js'
import { countInParts, findInParts, inOrder, inParts } from '../../db/statements/parts.js'
import { type Read, reading } from '../../db/statements/reading.js'
import type { Comment } from '../ticket.js'

const commentQuery = (db: Db) =>
  db
    .selectFrom('comment as c')
    .leftJoin('user as u', 'u.id', 'c.user_id')
    .leftJoin('helpdesk_former_author as f', 'f.comment_id', 'c.id')
    .select(['c.id', 'c.content', 'c.created_at', 'c.user_id', 'u.username', 'u.full_name', 'f.username as formerly'])

type CommentRow = Awaited<ReturnType<ReturnType<typeof commentQuery>['executeTakeFirstOrThrow']>>

const toComment = (r: CommentRow): Comment => ({
  id: r.id,
  author: {
    id: r.user_id,
    username: r.username ?? '',
    fullName: r.full_name,
    ...(r.formerly === null ? {} : { formerly: r.formerly }),
  },
  content: r.content,
  createdAt: isoFromWallClock(r.created_at),
})

/** A ticket's conversation, oldest first. */
export async function findComments(db: Db, ticketId: number): Promise<Comment[]> {
  const rows = await commentQuery(db)
    .where('c.ticket_id', '=', ticketId)
    .orderBy('c.created_at')
    .orderBy('c.id')
    .execute()
  return rows.map(toComment)
}

/** The conversations of several tickets, by their numbers. */
export async function findCommentsOf(db: Db, ticketIds: readonly number[]): Promise<Map<number, Comment[]>> {
  const rows = await findInParts(db, inOrder(ticketIds), (part) =>
    commentQuery(db)
      .select('c.ticket_id')
      .where('c.ticket_id', 'in', part)
      .orderBy('c.ticket_id')
      .orderBy('c.created_at')
      .orderBy('c.id')
      .execute(),
  )
  const ofTicket = groupBy(rows, (row) => row.ticket_id)
  return new Map([...ofTicket].map(([id, own]) => [id, own.map(toComment)]))
}

/** The same, with those that another program wrote apart: of them the history has no event. */
export const commentsBySourceRead = (db: Db, ticketId: number): Read<{ comments: Comment[]; outside: Comment[] }> =>
  reading(
    commentQuery(db)
      .leftJoin('helpdesk_event as e', (join) =>
        join.on('e.entity', '=', 'comment').onRef('e.entity_id', '=', 'c.id').on('e.field', '=', 'created'),
      )
      .select('e.id as eventId')
      .where('c.ticket_id', '=', ticketId),
    (all) => {
      const rows = all.sort((a, b) => byText(a.created_at ?? '', b.created_at ?? '') || a.id - b.id)
      return { comments: rows.map(toComment), outside: rows.filter((r) => r.eventId === null).map(toComment) }
    },
  )

const byText = (a: string, b: string): number => Number(a > b) - Number(a < b)

/** Now, as the time of a comment that is written now will be read. */
export const nowRead = (db: Db): Read<string> =>
  reading(db.selectNoFrom(sql<string>`cast(${engineOf(db).createdNow} as char)`.as('now')), ([row]) => row?.now ?? '')

/** `createdAt` is a UTC wall clock; now, where it is left out. Returns the new comment's id. */
export async function insertComment(
  tx: Tx,
  comment: { ticketId: number; userId: number; content: string; createdAt?: string },
): Promise<number> {
  const { insertId } = await tx
    .insertInto('comment')
    .values({
      ticket_id: comment.ticketId,
      user_id: comment.userId,
      content: comment.content,
      created_at: comment.createdAt ? engineOf(tx).created(comment.createdAt) : engineOf(tx).createdNow,
    })
    .executeTakeFirstOrThrow()
  return Number(insertId)
}

/** The ids and authors of the comments of `userIds`, with the name of an earlier author where there was one. */
export const findCommentsBy = (db: Db, userIds: readonly number[]) =>
  findInParts(db, userIds, (part) => commentsBy(db, part).execute())

/** The same as they are now, and nobody else changes them, or adds one, until this transaction ends. */
export const lockCommentsBy = (tx: Tx, userIds: readonly number[]) =>
  findInParts(tx, inOrder(userIds), (part) => commentsBy(tx, part).modifyEnd(engineOf(tx).lockRead).execute())

const commentsBy = (db: Db, userIds: readonly number[]) =>
  db
    .selectFrom('comment as c')
    .innerJoin('user as u', 'u.id', 'c.user_id')
    .leftJoin('helpdesk_former_author as f', 'f.comment_id', 'c.id')
    .select(['c.id', 'c.user_id', 'u.username', 'u.full_name', 'f.comment_id as known'])
    .where('c.user_id', 'in', userIds)
    .orderBy('c.id')

/** How many comments these tickets have. */
export function countComments(db: Db, ticketIds: readonly number[]): Promise<number> {
  return countInParts(db, ticketIds, async (part) => {
    const row = await db
      .selectFrom('comment')
      .select(db.fn.countAll<number>().as('n'))
      .where('ticket_id', 'in', part)
      .executeTakeFirstOrThrow()
    return row.n
  })
}

/** Moves the comments of `userIds` to another account; returns how many. */
export async function replaceCommentAuthor(tx: Tx, userIds: readonly number[], to: number): Promise<number> {
  const update = (part: number[]) =>
    tx.updateTable('comment').set({ user_id: to }).where('user_id', 'in', part).executeTakeFirstOrThrow()
  return countInParts(tx, userIds, async (part) => (await update(part)).numUpdatedRows)
}

/** Notes who wrote comments that are about to become somebody else's, where that is not known already. */
export async function keepAuthors(tx: Tx, comments: Awaited<ReturnType<typeof findCommentsBy>>): Promise<void> {
  const unknown = comments.filter((c) => c.known === null)
  const rows = unknown.map((c) => ({ comment_id: c.id, username: c.username, full_name: c.full_name }))
  for await (const part of inParts(tx, rows)) await tx.insertInto('helpdesk_former_author').values(part).execute()
}

/** Forgets who wrote comments before, where that is who has them again. */
export async function deleteFormerAuthors(tx: Tx, commentIds: readonly number[], username: string): Promise<void> {
  for await (const part of inParts(tx, commentIds, { beside: username })) {
    await tx
      .deleteFrom('helpdesk_former_author')
      .where('comment_id', 'in', part)
      .where('username', '=', username)
      .execute()
  }
}
