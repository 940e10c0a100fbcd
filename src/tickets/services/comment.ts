import type { Session } from '../../command/session.js'
import { failure } from '../../core/errors.js'
import type { Integer } from '../../core/number.js'
import type { Actor } from '../../core/roles.js'
import type { ChangeId, DryRun } from '../../history/change.js'
import { checkWritten } from '../../history/stored-rows.js'
import { type ActorsUnit, inUnit, type Unit } from '../../history/unit.js'
import { findComment, findComments, insertComment, updateComment } from '../queries/comments.js'
import { findTicketsByIds } from '../queries/tickets.js'
import { lockTickets } from '../queries/writes.js'
import { mayComment } from '../rights.js'
import type { Comment, PlannedChange } from '../ticket.js'
import { failureWords } from '../words/failures.js'
import { recordOutside } from './history/outside.js'
import { getTicket, noTickets } from './show.js'

/** `changeId` is null where the text was the same already. */
export type AddedComment = Comment & { ticketId: Integer; changeId: ChangeId | null; edited?: true }

/** Adds to the conversation of a ticket that the actor may see. */
export async function commentTicket(session: Session, ticketId: number, content: string): Promise<AddedComment> {
  return inUnit(session, async (unit) => {
    await commentable(unit, ticketId)
    const id = await addComment(unit, unit.actor, ticketId, content)
    const comment = await findComment(unit.tx, id)
    return { ...comment, ticketId, changeId: unit.changeId }
  })
}

/**
 * Changes the actor's last comment on a ticket; the history keeps the old text. NOT_FOUND where there is none, CONFLICT
 * where somebody answered it.
 */
export async function editLastComment(session: Session, ticketId: number, content: string): Promise<AddedComment> {
  return inUnit(session, async (unit) => {
    await commentable(unit, ticketId)
    const { id, content: before } = lastOf(unit.actor, ticketId, await findComments(unit.tx, ticketId))
    if (before !== content) {
      checkWritten(await updateComment(unit.tx, id, { from: before, to: content }), 1)
      const texts = { oldValue: before, newValue: content }
      unit.record({ entity: 'ticket', entityId: ticketId, field: 'comment', ...texts })
      unit.record({ entity: 'comment', entityId: id, field: 'content', ...texts })
    }
    const comment = await findComment(unit.tx, id)
    return { ...comment, ticketId, changeId: before === content ? null : unit.changeId, edited: true }
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
  const from = editLast ? (await lastComment(session, id)).content : null
  if (from === content) {
    const item = { id, title, field: null, from: null, to: null, result: 'unchanged' as const }
    return { changeId: null, changed: 0, unchanged: 1, items: [item], dryRun: true }
  }
  const item = { id, title, field: 'comment', from, to: content, result: 'changed' as const }
  return { changeId: null, changed: 1, unchanged: 0, items: [item], dryRun: true }
}

/** Locks a ticket that somebody is about to write in, where he may. */
async function commentable(unit: ActorsUnit, id: number): Promise<void> {
  await lockTickets(unit.tx, [id])
  const [ticket] = await findTicketsByIds(unit.tx, [id])
  if (!ticket || !mayComment(unit.actor, ticket)) throw noTickets([id])
  await recordOutside(unit, [ticket])
}

/** Writes a comment and its history entry within a unit; returns its id. */
export async function addComment(unit: Unit, actor: Actor, ticketId: number, content: string): Promise<number> {
  const id = await insertComment(unit.tx, { ticketId, userId: actor.id, content })
  unit.record({ entity: 'ticket', entityId: ticketId, field: 'comment', newValue: content })
  unit.record({ entity: 'comment', entityId: id, field: 'created', newValue: ticketId })
  return id
}
