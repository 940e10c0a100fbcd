import type { Acting, Session } from '../../command/session.js'
import { failure } from '../../core/errors.js'
import { isoFromWallClock } from '../../core/instants.js'
import type { Integer } from '../../core/number.js'
import type { Actor } from '../../core/roles.js'
import { readTogether } from '../../db/statements/together.js'
import { type ChangeId, type DryRun, dryRunOf } from '../../history/change.js'
import { checkWritten, updateStoredRows } from '../../history/stored-rows.js'
import type { ActorsUnit } from '../../history/unit.js'
import { foresee } from '../../search/index/foreseen.js'
import { indexOf } from '../../search/queries/search-rows.js'
import { findComments, nowRead } from '../queries/comments.js'
import { storedTicketsRead } from '../queries/tickets.js'
import { mayComment } from '../rights.js'
import { COMMENT } from '../stored.js'
import type { Comment, PlannedChange } from '../ticket.js'
import { failureWords } from '../words/failures.js'
import { addComment } from './changing/add-comment.js'
import { inLockedUnit } from './changing/locked.js'
import { lastValuesOf, recordOutside } from './history/record-outside.js'
import { getTicket } from './show.js'
import { noTickets } from './visible.js'

/** `changeId` is null where the text was the same already. */
export type AddedComment = Comment & { ticketId: Integer; changeId: ChangeId | null; edited?: true }

/** Adds to the conversation of a ticket that the actor may see. */
export async function commentTicket(by: Acting, ticketId: number, content: string): Promise<AddedComment> {
  return inLockedUnit(by, [ticketId], async (unit) => {
    const now = await commentable(unit, ticketId)
    const { id: userId, username, fullName } = unit.actor
    const id = await addComment(unit, unit.actor, ticketId, content, now)
    const author = { id: userId, username, fullName }
    return { id, author, content, createdAt: isoFromWallClock(now), ticketId, changeId: unit.changeId }
  })
}

/**
 * Changes the actor's last comment on a ticket; the history keeps the old text. NOT_FOUND where there is none, CONFLICT
 * where somebody answered it.
 */
export async function editLastComment(by: Acting, ticketId: number, content: string): Promise<AddedComment> {
  return inLockedUnit(by, [ticketId], async (unit) => {
    await commentable(unit, ticketId)
    const mine = lastOf(unit.actor, ticketId, await findComments(unit.tx, ticketId))
    const { id, content: before } = mine
    if (before !== content) {
      checkWritten(await updateStoredRows(unit.tx, COMMENT, [id], { content: before }, { content }), 1)
      const texts = { oldValue: before, newValue: content }
      unit.record({ entity: 'ticket', entityId: ticketId, field: 'comment', ...texts })
      unit.record({ entity: 'comment', entityId: id, field: 'content', ...texts })
    }
    return { ...mine, content, ticketId, changeId: before === content ? null : unit.changeId, edited: true }
  })
}

/** The actor's last comment on a ticket, while nobody answered. Reads only; throws as `editLastComment`. */
export const lastComment = async (session: Session, ticketId: number): Promise<Comment> => {
  const { id } = await getTicket(session, ticketId)
  return lastOf(session.actor, id, await findComments(session.db, id))
}

function lastOf(actor: Actor, ticketId: number, comments: readonly Comment[]): Comment {
  const mine = comments.findLast(({ author }) => author.id === actor.id && author.formerly === undefined)
  if (!mine) throw failure('NOT_FOUND', failureWords.noCommentOfYours(ticketId))
  if (mine !== comments.at(-1)) throw failure('CONFLICT', failureWords.answeredSince(ticketId))
  return mine
}

/** What a comment would add, or change of the last one. Reads only; throws as those. */
export async function planComment(
  session: Session,
  { ticket, content, editLast }: { ticket: number; content: string; editLast: boolean },
): Promise<DryRun<PlannedChange>> {
  const { id, title } = await getTicket(session, ticket)
  const from = editLast ? lastOf(session.actor, id, await findComments(session.db, id)).content : null
  if (from === content) {
    const item = { id, title, field: null, from: null, to: null, result: 'unchanged' as const }
    return dryRunOf([item], 0)
  }
  const item = { id, title, field: 'comment', from, to: content, result: 'changed' as const }
  return dryRunOf([item], 1)
}

/** Checks that the actor may write in a locked ticket; answers now, as a UTC wall clock. */
async function commentable({ tx, actor, ...unit }: ActorsUnit, id: number): Promise<string> {
  const ids = [id]
  const { stored, last, index, now } = await readTogether(tx, {
    stored: storedTicketsRead(tx, ids),
    last: lastValuesOf(tx, ids),
    index: indexOf(tx, ids),
    now: nowRead(tx),
  })
  const [ticket] = stored.map((s) => s.ticket)
  if (!ticket || !mayComment(actor, ticket)) throw noTickets(ids)
  foresee(tx, index)
  await recordOutside({ tx, ...unit }, [ticket], last)
  return now
}
