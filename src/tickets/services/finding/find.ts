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
  /** How many of the newest were put in order, no more than `MOST_ORDERED`; undefined where not all had to be. */
  total: number | undefined
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
  if (input.sort || wanted.length === 0) {
    const ids = await findTicketIds(db, filter, input.sort ?? NEWEST_FIRST, MOST_ORDERED)
    return { total: ids.length, tickets: withMatches(session, ids.slice(0, limit), wanted) }
  }
  const saying = titlesSaying(db, wanted)
  let isPage = false
  const ids = await findTicketIds(db, filter, NEWEST_FIRST, MOST_ORDERED, async (found) => {
    isPage = (await saying(found)).size >= limit // whatever older ones say
    return isPage
  })
  const best = inOrder(ids, await saying(ids))
  return { total: isPage ? undefined : ids.length, tickets: withMatches(session, best.slice(0, limit), wanted) }
}

/** Those that say all of it in their title before others. */
export const bestFirst = async (db: Db, ids: readonly number[], wanted: readonly TextTerm[]): Promise<number[]> =>
  inOrder(ids, await titlesSaying(db, wanted)(ids))

const inOrder = (ids: readonly number[], best: ReadonlySet<number>): number[] => [
  ...ids.filter((id) => best.has(id)),
  ...ids.filter((id) => !best.has(id)),
]

/** Which of all tickets that it was ever given say all of it in their title; each title is read once. */
function titlesSaying(db: Db, wanted: readonly TextTerm[]): (ids: readonly number[]) => Promise<ReadonlySet<number>> {
  const read = new Set<number>()
  const saying = new Set<number>()
  return async (ids) => {
    const unread = ids.filter((id) => !read.has(id))
    for (const [id, title] of await findTitles(db, unread)) {
      read.add(id)
      if (wanted.every((term) => marksOf(title, [term]).length > 0)) saying.add(id)
    }
    return saying
  }
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
