import type { Session } from '../../../command/session.js'
import { inBatches } from '../../../core/lists.js'
import type { Db } from '../../../db/schema.js'
import type { TextTerm } from '../../../search/language/tree.js'
import { excerpt, marksOf } from '../../../search/marks.js'
import { findTicketIds, findTicketsByIds } from '../../queries/tickets.js'
import { findTitles, findWritten, type Written } from '../../queries/written.js'
import type { FoundTicket, Match } from '../../ticket.js'
import { type ListInput, type Order, readFilter } from '../list/list.js'

export interface Found {
  /** How many of the newest were put in order; no more than `MOST_ORDERED`. */
  total: number
  tickets: AsyncIterable<FoundTicket>
}

/** The best come first of so many. */
export const MOST_ORDERED = 1_000

/**
 * With the number in it the page is read from one index: it is so long that ranges, each of which reads as much as a
 * page holds, read four times as many rows of a hundred thousand tickets.
 */
export const NEWEST_FIRST: Order[] = [
  { key: 'created', descending: true },
  { key: 'id', descending: true },
]

/**
 * The tickets, resolved ones too, that the actor may see and that say what is asked for, at most `limit`: those that
 * say all of it in their title before others, then the newest; or in the order that was asked for.
 */
export async function findTicketsByWords(session: Session, input: ListInput, limit = MOST_ORDERED): Promise<Found> {
  const { db } = session
  const filter = await readFilter(session, { ...input, all: true })
  const wanted = filter.sought?.wanted ?? []
  const found = await findTicketIds(db, filter, input.sort ?? NEWEST_FIRST, MOST_ORDERED)
  const ids = input.sort || wanted.length === 0 ? found : await bestFirst(db, found, wanted)
  return { total: ids.length, tickets: withMatches(session, ids.slice(0, limit), wanted) }
}

/** Those that say all of it in their title before others. */
export async function bestFirst(db: Db, ids: readonly number[], wanted: readonly TextTerm[]): Promise<number[]> {
  const titles = await findTitles(db, ids)
  const isBest = new Set(ids.filter((id) => wanted.every((term) => marksOf(titles.get(id) ?? '', [term]).length > 0)))
  return [...ids.filter((id) => isBest.has(id)), ...ids.filter((id) => !isBest.has(id))]
}

async function* withMatches(
  { db, actor }: Session,
  ids: readonly number[],
  wanted: readonly TextTerm[],
): AsyncGenerator<FoundTicket> {
  for (const batch of inBatches(ids)) {
    const tickets = new Map((await findTicketsByIds(db, batch, actor)).map((ticket) => [ticket.id, ticket]))
    const written = await findWritten(db, batch)
    for (const id of batch) {
      const ticket = tickets.get(id)
      if (ticket) yield { ...ticket, matches: (written.get(id) ?? []).flatMap((text) => matchesOf(text, wanted)) }
    }
  }
}

function matchesOf({ text, ...where }: Written, wanted: readonly TextTerm[]): Match[] {
  const terms = wanted.filter((term) => term.in === undefined || term.in === where.in)
  const marks = marksOf(text, terms)
  return marks.length === 0 ? [] : [{ ...where, ...(where.in === 'title' ? { text, marks } : excerpt(text, marks)) }]
}
