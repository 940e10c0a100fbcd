import type { Session } from '../../command/session.js'
import { isoFromEpoch } from '../../core/instants.js'
import { atLeast } from '../../core/roles.js'
import { findLookups, type Lookups } from '../../lookups/queries/lookups.js'
import type { ChangingField } from '../../tickets/fields.js'
import type { TicketFilter } from '../../tickets/queries/list/rows.js'
import { countAssigned, countByStatus } from '../../tickets/queries/loads.js'
import { openStatuses } from '../../tickets/queries/status-filter.js'
import { countTickets, findTickets } from '../../tickets/queries/tickets.js'
import { differencesOutside } from '../../tickets/services/history/outside.js'
import { DEFAULT_ORDER } from '../../tickets/services/list/list.js'
import type { Counts, Day, News, TicketSection } from '../day.js'
import { type Found, findAnswers, findChangesByOthers } from '../queries/news.js'
import { findStaff } from '../queries/staff.js'

/** How far back somebody looks who never looked before. */
const FIRST_LOOK = 7 * 86_400
/** Of an employee's tickets that were touched since, so many are compared with their history. */
const MOST_COMPARED = 500
const TOLD: ChangingField[] = ['status', 'assignee', 'priority', 'category']

/**
 * What waits for the actor: at most `limit` things a section. `lastLook` is in epoch seconds of the database's clock.
 */
export async function readDay(session: Session, lastLook: number | undefined, limit: number): Promise<Day> {
  const { db, actor, now } = session
  const lookups = await findLookups(db)
  const open = openStatuses(lookups)
  const tickets = async (which: Omit<TicketFilter, 'viewer'>): Promise<TicketSection> => {
    const filter = { viewer: actor, lookups, statuses: open, ...which }
    const { total, oldest } = await countTickets(db, filter)
    const first = total === 0 ? [] : await findTickets(db, filter, DEFAULT_ORDER, limit)
    return { total: Math.max(total, first.length), oldest, tickets: first }
  }
  const staff = atLeast(actor.role, 'TECHNICIAN')
  const since = lastLook !== undefined && lastLook <= now ? lastLook : now - FIRST_LOOK
  return {
    user: { id: actor.id, username: actor.username, fullName: actor.fullName },
    role: actor.role,
    mine: await tickets(staff ? { assigneeId: actor.id } : { requesterId: actor.id }),
    unassigned: staff ? await tickets({ assigneeId: null }) : null,
    news: await readNews(session, since, limit),
    counts: actor.role === 'ADMIN' ? await readCounts(session, lookups) : null,
  }
}

/** Technicians are told what was answered, employees also what became of their tickets. */
async function readNews(session: Session, since: number, limit: number): Promise<News> {
  const { db, actor, now } = session
  const found: (Found & { end?: string | null })[] = [await findAnswers(db, actor, since, limit)]
  if (actor.role === 'EMPLOYEE') {
    found.push(await findChangesByOthers(db, actor, TOLD, since, limit), await changesOutside(session, since))
  }
  const total = found.reduce((sum, f) => sum + f.total, 0)
  const items = found
    .flatMap((f) => f.items)
    .sort((a, b) => (a.at ?? '').localeCompare(b.at ?? ''))
    .slice(0, limit)
  const ends = [...found.map((f) => f.end), items.length < total ? items.at(-1)?.at : null].flatMap((at) =>
    at ? [Date.parse(at) / 1000] : [],
  )
  // What is left is told the next time, except where one second holds more than can be told at all.
  const until = ends.length === 0 ? now : Math.min(now, Math.max(since + 1, Math.min(...ends)))
  return { since: isoFromEpoch(since), until: isoFromEpoch(until), total, items }
}

/**
 * What other programs changed of the actor's tickets, of which there is no event yet; to `end`, where there are too
 * many to compare.
 */
async function changesOutside({ db, actor }: Session, since: number): Promise<Found & { end?: string | null }> {
  const filter = { viewer: actor, requesterId: actor.id, updatedSince: since }
  const tickets = await findTickets(db, filter, [{ key: 'updated', descending: false }], MOST_COMPARED)
  const titles = new Map(tickets.map((t) => [t.id, t.title]))
  const items = (await differencesOutside(db, tickets))
    .filter((e) => TOLD.some((field) => field === e.field))
    .map((e) => ({
      ticket: { id: e.entityId, title: titles.get(e.entityId) ?? '' },
      at: isoFromEpoch(e.at),
      actor: null,
      field: e.field,
      from: e.oldName ?? asText(e.oldValue),
      to: e.newName ?? asText(e.newValue),
    }))
  return {
    total: items.length,
    items,
    ...(tickets.length === MOST_COMPARED ? { end: tickets.at(-1)?.updatedAt ?? null } : {}),
  }
}

const asText = (value: string | number | null | undefined) =>
  value === null || value === undefined ? null : String(value)

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
