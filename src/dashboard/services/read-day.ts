import type { Session } from '../../command/session.js'
import { atLeast } from '../../core/roles.js'
import { readInbox } from '../../inbox/services/read-inbox.js'
import { findLookups, type Lookups } from '../../lookups/queries/lookups.js'
import type { TicketFilter } from '../../tickets/queries/list/rows.js'
import { countAssigned, countByStatus } from '../../tickets/queries/loads.js'
import { openStatuses } from '../../tickets/queries/status-filter.js'
import { countTickets, findTickets } from '../../tickets/queries/tickets.js'
import { DEFAULT_ORDER } from '../../tickets/services/list/list.js'
import type { Unread } from '../../tickets/services/unread.js'
import type { Counts, Day, TicketSection } from '../day.js'
import { findStaff } from '../queries/staff.js'

/** What waits for the actor: at most `limit` tickets a section, and all that is unread. */
export async function readDay(session: Session, limit: number): Promise<{ day: Day; unread: Unread }> {
  const { db, actor } = session
  const lookups = await findLookups(db)
  const open = openStatuses(lookups)
  const tickets = async (which: Omit<TicketFilter, 'viewer'>): Promise<TicketSection> => {
    const filter = { viewer: actor, lookups, statuses: open, ...which }
    const { total, oldest } = await countTickets(db, filter)
    const first = total === 0 ? [] : await findTickets(db, filter, DEFAULT_ORDER, limit)
    return { total: Math.max(total, first.length), oldest, tickets: first }
  }
  const staff = atLeast(actor.role, 'TECHNICIAN')
  const { entries, unread } = await readInbox(session, 'unread', lookups)
  const day = {
    user: { id: actor.id, username: actor.username, fullName: actor.fullName },
    role: actor.role,
    new: entries,
    mine: await tickets(staff ? { assigneeId: actor.id } : { requesterId: actor.id }),
    unassigned: staff ? await tickets({ assigneeId: null }) : null,
    counts: actor.role === 'ADMIN' ? await readCounts(session, lookups) : null,
  }
  return { day, unread }
}

async function readCounts({ db }: Session, lookups: Lookups): Promise<Counts> {
  const open = openStatuses(lookups)
  const counts = await countByStatus(db, open)
  const statuses = lookups.statuses
    .filter((s) => open.ids.includes(s.id))
    .map((s) => ({ ...s, open: (counts.get(s.id) ?? 0) + (s.state === 'pending' ? (counts.get(null) ?? 0) : 0) }))
  const loads = await countAssigned(db, open)
  const technicians = (await findStaff(db, [...loads.keys()]))
    .map((somebody) => ({ ...somebody, open: loads.get(somebody.id) ?? 0 }))
    .filter((l) => l.open > 0 || (l.role === 'TECHNICIAN' && !l.disabled))
    .sort((a, b) => b.open - a.open || a.id - b.id)
  return { statuses, technicians }
}
