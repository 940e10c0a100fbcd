import type { Session } from '../../command/session.js'
import { atLeast } from '../../core/roles.js'
import { readInbox } from '../../inbox/services/read-inbox.js'
import { findLookups, type Lookups } from '../../lookups/queries/lookups.js'
import { countTickets, findOldest } from '../../tickets/queries/list/count.js'
import type { TicketFilter } from '../../tickets/queries/list/rows.js'
import { countLoads, type Load } from '../../tickets/queries/loads.js'
import { openStatuses } from '../../tickets/queries/status-filter.js'
import { findTickets } from '../../tickets/queries/tickets.js'
import { DEFAULT_ORDER } from '../../tickets/services/list/list.js'
import type { Unread } from '../../tickets/services/unread.js'
import type { Counts, Day, TicketSection } from '../day.js'
import { findStaff } from '../queries/staff.js'

/** What waits for the actor: at most `limit` tickets a section, and all that is unread. */
export async function readDay(session: Session, limit: number): Promise<{ day: Day; unread: Unread }> {
  const { db, actor } = session
  const lookups = await findLookups(db)
  const open = openStatuses(lookups)
  const tickets = async (which: Omit<TicketFilter, 'viewer'>, known?: number): Promise<TicketSection> => {
    const filter = { viewer: actor, reader: actor, lookups, statuses: open, ...which }
    const { total, oldest } =
      known === undefined
        ? await countTickets(db, filter)
        : { total: known, oldest: known === 0 ? null : await findOldest(db, filter) }
    const first = total === 0 ? [] : await findTickets(db, filter, DEFAULT_ORDER, limit)
    return { total: Math.max(total, first.length), oldest, tickets: first }
  }
  const staff = atLeast(actor.role, 'TECHNICIAN')
  const { entries, unread } = await readInbox(session, 'unread', lookups)
  const loads = actor.role === 'ADMIN' ? await countLoads(db, open) : undefined
  const day = {
    user: { id: actor.id, username: actor.username, fullName: actor.fullName },
    role: actor.role,
    new: entries,
    mine: await tickets(staff ? { assigneeId: actor.id } : { requesterId: actor.id }),
    unassigned: staff ? await tickets({ assigneeId: null }, loads && sum(loads, 'assignee', null)) : null,
    counts: loads ? await readCounts(session, lookups, loads) : null,
  }
  return { day, unread }
}

const sum = (loads: readonly Load[], by: 'assignee' | 'status', id: number | null): number =>
  loads.reduce((all, load) => all + (load[by] === id ? load.count : 0), 0)

async function readCounts({ db }: Session, lookups: Lookups, loads: readonly Load[]): Promise<Counts> {
  const open = openStatuses(lookups)
  const statuses = lookups.statuses
    .filter((s) => open.ids.includes(s.id))
    .map((s) => ({ ...s, open: sum(loads, 'status', s.id) + (s.state === 'pending' ? sum(loads, 'status', null) : 0) }))
  const carrying = new Set(loads.flatMap(({ assignee }) => assignee ?? []))
  const technicians = (await findStaff(db, [...carrying]))
    .map((somebody) => ({ ...somebody, open: sum(loads, 'assignee', somebody.id) }))
    .filter((l) => l.open > 0 || (l.role === 'TECHNICIAN' && !l.disabled))
    .sort((a, b) => b.open - a.open || a.id - b.id)
  return { statuses, technicians }
}
