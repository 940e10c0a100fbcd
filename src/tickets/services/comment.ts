import type { Session } from '../../command/session.js'
import type { Integer } from '../../core/number.js'
import type { Actor } from '../../core/roles.js'
import type { ChangeId } from '../../history/change.js'
import type { Unit } from '../../history/unit.js'
import { inUnit } from '../../history/unit.js'
import { findComment, insertComment } from '../queries/comments.js'
import { findTicketsByIds } from '../queries/tickets.js'
import { lockTickets } from '../queries/writes.js'
import { mayComment } from '../rights.js'
import type { Comment } from '../ticket.js'
import { recordOutside } from './history/outside.js'
import { noTickets } from './show.js'

export type AddedComment = Comment & { ticketId: Integer; changeId: ChangeId }

/** Adds to the conversation of a ticket that the actor may see. */
export async function commentTicket(session: Session, ticketId: number, content: string): Promise<AddedComment> {
  return inUnit(session, async (unit) => {
    const { actor } = unit
    await lockTickets(unit.tx, [ticketId])
    const [ticket] = await findTicketsByIds(unit.tx, [ticketId])
    if (!ticket || !mayComment(actor, ticket)) throw noTickets([ticketId])
    await recordOutside(unit, [ticket])
    const id = await addComment(unit, actor, ticketId, content)
    const comment = await findComment(unit.tx, id)
    return { ...comment, ticketId, changeId: unit.changeId }
  })
}

/** Writes a comment and its history entry within a unit; returns its id. */
export async function addComment(unit: Unit, actor: Actor, ticketId: number, content: string): Promise<number> {
  const id = await insertComment(unit.tx, { ticketId, userId: actor.id, content })
  unit.record({ entity: 'ticket', entityId: ticketId, field: 'comment', newValue: content })
  unit.record({ entity: 'comment', entityId: id, field: 'created', newValue: ticketId })
  return id
}
