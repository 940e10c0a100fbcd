import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Actor } from '../../../core/roles.js'
import type { Db } from '../../../db/schema.js'
import type { TicketColumn } from '../../field.js'
import { type Among, inAmong } from '../among.js'
import { idDescending, type Order } from './order.js'
import { otherConditions, type TicketFilter } from './rows.js'

/** More statements than this in one union are slower than sorting what they would read in order. */
const MOST_RANGES = 150

const AND = sql` and `
const UNION_ALL = sql` union all `

/** Part of a list: `offset` rows of it are passed over. */
export interface Part {
  limit: number
  offset?: number
}

/** A page of numbers: a table of `id`, and of `k0`, `k1` and so on by which it is ordered. */
export type Page = RawBuilder<{ id: number }>

/**
 * The page of a list, read in order from ranges of an index: one for each status, priority and way in which the viewer
 * may see a ticket, each no longer than the page, so that nothing is read that grows with the table. Undefined where
 * the list is ordered otherwise than by priority and time of creation, or would take too many ranges.
 */
export function rangedPage(db: Db, filter: TicketFilter, order: readonly Order[], part: Part): Page | undefined {
  const by = order.map((o) => o.key).join()
  if (!filter.lookups || (by !== 'created' && by !== 'priority,created')) return undefined
  const found = rangesOf(filter, order)
  if (found.length > MOST_RANGES) return undefined
  const direction = (descending: boolean) => (descending ? 'desc' : 'asc')
  const down = direction(idDescending(order))
  const inOrder = [...order.map(({ descending }, i) => `k${i} ${direction(descending)}`), `id ${down}`].join()
  const { limit, offset = 0 } = part
  const others = otherConditions(db, {
    ...without(filter),
    among: asked(filter).filter((a) => !IN_RANGES.has(a.column)),
  })
  const ranges = found.map(({ level, where }) => {
    const keys = by === 'created' ? 't.created_at as k0' : `${level} as k0, t.created_at as k1`
    const conditions = sql.join([...where, ...others], AND)
    return sql`${sql.raw(`select * from (select t.id, ${keys} from ticket as t where `)}${conditions}${sql.raw(
      ` order by t.created_at ${down}, t.id ${down} limit ${limit + offset}) as r`,
    )}`
  })
  const all = ranges.length === 0 ? nothing(order) : sql.join(ranges, UNION_ALL)
  return sql`(select * from (${all}${sql.raw(`) as u order by ${inOrder} limit ${limit} offset ${offset})`)}`
}

const nothing = (order: readonly Order[]) =>
  sql`select 0 as id, ${sql.join(order.map((_, i) => sql`0 as ${sql.ref(`k${i}`)}`))} from ticket as t where 1 = 0`

const IN_RANGES = new Set<TicketColumn>(['status_id', 'priority_id', 'assigned_to', 'requester_id'])

interface Range {
  level: number | null
  where: Expression<SqlBool>[]
}

/** A union of what is selected of each range of a list; undefined where they are too many. */
export function eachRange(
  db: Db,
  filter: TicketFilter,
  select: (where: RawBuilder<unknown>) => RawBuilder<unknown>,
): RawBuilder<unknown> | undefined {
  if (!filter.lookups) return undefined
  const found = rangesOf(filter, [])
  if (found.length > MOST_RANGES) return undefined
  const others = otherConditions(db, {
    ...without(filter),
    among: asked(filter).filter((a) => !IN_RANGES.has(a.column)),
  })
  const ranges = found.map(({ where }) => select(sql.join([...where, ...others], AND)))
  return ranges.length === 0 ? sql`select 0 as n, null as o` : sql.join(ranges, UNION_ALL)
}

/** Without what ranges are made of. */
const without = ({ assigneeId: _, requesterId: __, ...filter }: TicketFilter): TicketFilter => filter

/** What is asked for of single columns. */
const asked = ({ among = [], assigneeId, requesterId, statuses }: TicketFilter): Among[] => [
  ...among,
  ...(statuses ? [{ column: 'status_id' as const, ids: statuses.ids, orNull: statuses.pending }] : []),
  ...(assigneeId === undefined ? [] : [oneOf('assigned_to', assigneeId)]),
  ...(requesterId === undefined ? [] : [oneOf('requester_id', requesterId)]),
]

const oneOf = (column: TicketColumn, id: number | null): Among => ({
  column,
  ids: id === null ? [] : [id],
  orNull: id === null,
})

function rangesOf(filter: TicketFilter, order: readonly Order[]): Range[] {
  const { lookups, viewer, after } = filter
  if (!lookups) return []
  const all = asked(filter)
  const ofColumn = (column: TicketColumn) => all.filter((a) => a.column === column)
  const byStatus = ofColumn('status_id')
  const statusIds = [...lookups.statuses.map((s) => s.id), null].filter((id) => byStatus.every((a) => holds(a, id)))
  const priorities = lookups.priorities.filter(({ id }) => ofColumn('priority_id').every((a) => holds(a, id)))
  const owners = ownersOf(viewer, ofColumn('assigned_to'), ofColumn('requester_id'))
  return priorities.flatMap(({ id: priorityId, level }) => {
    const behind = after && behindCursor(order, level, after)
    if (behind === 'before') return []
    return statusIds.flatMap((statusId) =>
      owners.map((owner) => ({
        level,
        where: [
          ...owner,
          isOne('status_id', statusId),
          isOne('priority_id', priorityId),
          ...(behind === undefined ? [] : [behind]),
        ],
      })),
    )
  })
}

const holds = ({ ids, orNull }: Pick<Among, 'ids' | 'orNull'>, id: number | null) =>
  id === null ? orNull : ids.includes(id)

const isOne = (column: TicketColumn, value: number | null): Expression<SqlBool> =>
  sql.raw(`t.${column} ${value === null ? 'is null' : `= ${Number(value)}`}`)

/**
 * Ways in which tickets belong to the list that overlap nowhere, `seenBy` among them: each a beginning of an index, and
 * what is left to be asked. For an administrator who asks for nobody's tickets there is one, without a condition.
 */
function ownersOf(
  { id, role }: Pick<Actor, 'id' | 'role'>,
  assigned: readonly Among[],
  requested: readonly Among[],
): Expression<SqlBool>[][] {
  const asked = [...assigned, ...requested].map((a) => inAmong(a))
  const may = (of: readonly Among[], value: number | null) => of.every((a) => holds(a, value))
  if (role === 'TECHNICIAN') {
    const elsewhere = sql<SqlBool>`(t.assigned_to is not null and t.assigned_to <> ${id})`
    const isElsewhere = assigned.every((a) => a.ids.some((other) => other !== id))
    return [
      ...(may(assigned, id) ? [[isOne('assigned_to', id), ...asked]] : []),
      ...(may(assigned, null) ? [[isOne('assigned_to', null), ...asked]] : []),
      ...(isElsewhere && may(requested, id) ? [[isOne('requester_id', id), elsewhere, ...asked]] : []),
    ]
  }
  if (role !== 'ADMIN') return may(requested, id) ? [[isOne('requester_id', id), ...asked]] : []
  const [first] = [assigned[0], requested[0]].filter((a) => a !== undefined)
  if (!first) return [[]]
  const each = [...first.ids, ...(first.orNull ? [null] : [])]
  return [...new Set(each)].map((value) => [isOne(first.column, value), ...asked])
}

/**
 * What of a priority's range lies behind a cursor: all of it (undefined), nothing (`before`), or what is created then.
 */
function behindCursor(
  order: readonly Order[],
  level: number | null,
  { values, id }: NonNullable<TicketFilter['after']>,
): Expression<SqlBool> | 'before' | undefined {
  const [first] = order
  if (order.length === 2 && first) {
    const reached = Number(values[0] ?? Number.NEGATIVE_INFINITY)
    const here = level ?? Number.NEGATIVE_INFINITY
    if (here !== reached) return here < reached === first.descending ? undefined : 'before'
  }
  const created = values.at(-1) ?? null
  const down = idDescending(order)
  if (created === null)
    return down
      ? sql<SqlBool>`t.created_at is null and t.id < ${id}`
      : sql<SqlBool>`(t.created_at is not null or t.id > ${id})`
  return down
    ? sql<SqlBool>`(t.created_at < ${created} or t.created_at is null or (t.created_at = ${created} and t.id < ${id}))`
    : sql<SqlBool>`t.created_at >= ${created} and (t.created_at > ${created} or t.id > ${id})`
}
