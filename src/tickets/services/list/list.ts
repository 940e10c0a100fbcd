import type { Session } from '../../../command/session.js'
import type { Instant } from '../../../core/instants.js'
import { readTogether } from '../../../db/statements/together.js'
import { lookupsRead } from '../../../lookups/queries/lookups.js'
import type { Query } from '../../../search/language/tree.js'
import type { SortKey } from '../../fields.js'
import { ANSWERED } from '../../ordered-fields.js'
import type { Condition } from '../../queries/conditions.js'
import { countTickets } from '../../queries/list/count.js'
import type { Cursor } from '../../queries/list/cursor.js'
import type { Order } from '../../queries/list/order.js'
import type { TicketFilter } from '../../queries/list/rows.js'
import { openStatuses } from '../../queries/status-filter.js'
import { findTickets, streamTickets } from '../../queries/tickets.js'
import type { Ticket } from '../../ticket.js'
import { peopleRead } from '../acquaintances.js'

export type { Order }
/** What tickets can be ordered by. */
export const SORT_KEYS = ANSWERED.flatMap((f) => f.sort?.key ?? []) as SortKey[]

export interface ListInput {
  /** What tickets must be, all of it: by options and as a query. */
  asked?: readonly Query[] | undefined
  /** Resolved ones too, where what is asked for does not decide that itself. */
  all: boolean
  sort?: Order[] | undefined
  /** Digits that the number begins with. */
  beginning?: string | undefined
  /** Where the page before ended. */
  after?: Cursor | undefined
  /** As in `Sought`. */
  firstLook?: number
  /** What of them is unread; false where nobody is told: then it is not looked for. */
  withUnread?: boolean
  /** Called where so much is not in the search index yet that finding takes long. */
  onIndexBehind?: (() => void) | undefined
}

/** Priority highest first, then oldest. */
export const DEFAULT_ORDER: Order[] = [
  { key: 'priority', descending: true },
  { key: 'created', descending: false },
]

/** The tickets that the actor may see and that were asked for; at most `limit`. Without a status: open ones. */
export async function listTickets({ db, actor, now }: Session, input: ListInput, limit?: number): Promise<Ticket[]> {
  const filter = await readFilter({ db, actor, now }, input)
  return findTickets(db, filter, input.sort ?? DEFAULT_ORDER, limit)
}

/**
 * The first of them, at most `most`, how many there are in all, null where that is more and takes long to count, and
 * where it is more, when the oldest was created.
 */
export async function listFirst(
  { db, actor, now }: Session,
  input: ListInput,
  most: number,
): Promise<{ tickets: Ticket[]; total: number | null; oldest: Instant | null }> {
  const filter = await readFilter({ db, actor, now }, input)
  const tickets = await findTickets(db, filter, input.sort ?? DEFAULT_ORDER, most + 1)
  const shown = tickets.slice(0, most)
  if (tickets.length <= most) return { tickets: shown, total: tickets.length, oldest: null }
  return { tickets: shown, ...(filter.sought ? { total: null, oldest: null } : await countTickets(db, filter)) }
}

/** All of them, one after the other, however many there are: the connection is busy until the last. */
export async function streamTicketList(
  { db, actor, now }: Session,
  input: ListInput,
  limit?: number,
): Promise<AsyncIterable<Ticket>> {
  return streamTickets(db, await readFilter({ db, actor, now }, input), input.sort ?? DEFAULT_ORDER, limit)
}

/** How many of them there are, wherever a page goes on. */
export async function countList({ db, actor, now }: Session, { after: _, ...input }: ListInput): Promise<number> {
  return (await countTickets(db, await readFilter({ db, actor, now }, input))).total
}

/** What was asked for, as a query takes it; only what the actor may see. Throws as `resolve` does. */
export async function readFilter(
  session: Pick<Session, 'db' | 'actor' | 'now'>,
  { asked = [], all, beginning, after, firstLook, withUnread = true, onIndexBehind }: ListInput,
): Promise<TicketFilter> {
  const { db, actor: viewer } = session
  const asking = asked.length > 0 ? await import('../asking/resolve.js') : undefined
  const named = asking?.peopleAsked(asked) ?? []
  const people = named.length > 0 ? peopleRead(db, viewer, named) : undefined
  const found = await readTogether(db, { lookups: lookupsRead(db), ...(people ? { people } : {}) })
  const { lookups } = found
  const filter: TicketFilter = {
    viewer,
    lookups,
    ...(withUnread ? { reader: viewer } : {}),
    ...(beginning ? { beginning } : {}),
    ...(after ? { after } : {}),
  }
  if (!all && !asking?.decides(asked)) filter.statuses = openStatuses(lookups)
  if (!asking) return filter
  const beside = (await asking.resolve(session, asked, lookups, found.people)).flatMap((c) =>
    c.kind === 'and' ? c.parts : [c],
  )
  filter.among = beside.filter((c) => c.kind === 'among')
  const others = beside.filter((c) => c.kind !== 'among')
  if (others.length === 0) return filter
  const { conditionSql, neededTexts, textsOf, wantedTexts } = await import('../../queries/conditions.js')
  const texts = others.filter((c) => textsOf(c).length > 0)
  const columns = others.filter((c) => !texts.includes(c))
  if (columns.length > 0) filter.where = conditionSql(db, { kind: 'and', parts: columns })
  if (texts.length === 0) return filter
  const { freshen } = await import('../../../search/index/fresh.js')
  const freshness = await freshen(db)
  if (freshness.many) onIndexBehind?.()
  const sought: Condition = { kind: 'and', parts: texts }
  filter.sought = {
    terms: textsOf(sought),
    wanted: wantedTexts(sought),
    needed: neededTexts(sought),
    where: (judged) => conditionSql(db, sought, judged),
    freshness,
    ...(firstLook === undefined ? {} : { firstLook }),
  }
  return filter
}
