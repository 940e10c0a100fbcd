import type { Session } from '../../command/session.js'
import { findForReader } from '../../tickets/queries/unread/candidates.js'
import { markRead } from '../../tickets/services/unread.js'
import { checkVisible } from '../../tickets/services/visible.js'
import type { InboxEntry } from '../inbox.js'
import { readInbox } from './read-inbox.js'

/**
 * Notes these tickets as read, or all that is unread, and answers what that was, and whether it could be noted.
 * NOT_FOUND for a ticket that is neither in the inbox nor the actor's to see.
 */
export async function readForGood(
  session: Session,
  ids: readonly number[] | undefined,
): Promise<{ done: InboxEntry[]; isNoted: boolean }> {
  const { entries, unread } = await readInbox(session, 'unread')
  const wanted = ids && new Set(ids)
  const isWanted = (id: number) => wanted?.has(id) ?? true
  const there = new Set(entries.map((e) => e.ticket.id))
  const others = [...(wanted ?? [])].filter((id) => !there.has(id))
  const found = others.length > 0 ? await findForReader(session.db, others, { id: session.actor.id }) : []
  checkVisible(
    session.actor,
    found.map(({ ticket }) => ticket),
    others,
  )
  // Not what he is not told, since he may not see it now: he may be again. But of what he names also what is news to
  // him and not his business, since it may become that.
  const isNoted = await markRead(session, [
    ...unread.tickets.filter(({ ticket }) => there.has(ticket.id) && isWanted(ticket.id)),
    ...found.filter(({ isNew }) => isNew),
  ])
  return { done: entries.filter((e) => isWanted(e.ticket.id)), isNoted }
}
