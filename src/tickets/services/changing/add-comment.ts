import type { Actor } from '../../../core/roles.js'
import type { Unit } from '../../../history/unit.js'
import { insertComment } from '../../queries/comments.js'

/**
 * Writes a comment and its history entry within a unit; returns its id. `createdAt` is a UTC wall clock, and now where it
 * is left out.
 */
export async function addComment(
  unit: Unit,
  actor: Actor,
  ticketId: number,
  content: string,
  createdAt?: string,
): Promise<number> {
  const id = await insertComment(unit.tx, { ticketId, userId: actor.id, content, ...(createdAt ? { createdAt } : {}) })
  unit.record({ entity: 'ticket', entityId: ticketId, field: 'comment', newValue: content })
  unit.record({ entity: 'comment', entityId: id, field: 'created', newValue: ticketId })
  return id
}
