import type { ExpressionBuilder, Updateable } from 'kysely'
import { engineOf } from '../../db/engine.js'
import type { Database, Db, Tx } from '../../db/schema.js'
import { countInParts, findInParts, inOrder, inParts } from '../../db/statements/parts.js'
import { type Read, reading } from '../../db/statements/reading.js'

export interface NewTicket {
  title: string
  description: string
  categoryId: number
  priorityId: number
  statusId: number
  requesterId: number
  /** Nobody where it is left out. */
  assigneeId?: number | null
  /** Resolved already: closed_at is now. */
  closed?: boolean
  /** How old it is already; 0 where it is left out. */
  createdHoursAgo?: number
}

/** Stores a ticket and returns its number. */
export async function insertTicket(tx: Tx, ticket: NewTicket): Promise<number> {
  const { insertId } = await tx
    .insertInto('ticket')
    .values({
      title: ticket.title,
      description: ticket.description,
      category_id: ticket.categoryId,
      priority_id: ticket.priorityId,
      status_id: ticket.statusId,
      requester_id: ticket.requesterId,
      assigned_to: ticket.assigneeId ?? null,
      created_at: ticket.createdHoursAgo
        ? engineOf(tx).utcAgo(ticket.createdHoursAgo * 3_600)
        : engineOf(tx).createdNow,
      closed_at: ticket.closed ? engineOf(tx).utcNow : null,
    })
    .executeTakeFirstOrThrow()
  return Number(insertId)
}

/**
 * Makes everybody wait who would change, delete or comment on these tickets, until this transaction ends. It has to
 * come before the transaction's first plain SELECT, which fixes what all of them see.
 */
export async function lockTickets(tx: Tx, ids: readonly number[]): Promise<void> {
  for await (const part of inParts(tx, inOrder(ids))) await lockOf(tx, part).orderBy('id').execute()
}

/** The same of one ticket, to be read with others; of several, a statement of their own keeps the order. */
export const ticketLocked = (tx: Tx, id: number): Read<null> => reading(lockOf(tx, [id]), () => null)

const lockOf = (tx: Tx, ids: readonly number[]) =>
  tx.selectFrom('ticket').select('id').where('id', 'in', ids).modifyEnd(engineOf(tx).lockRead)

/** Columns that a change sets, and their values. */
export type TicketColumns = Updateable<Database['ticket']>

export interface TicketUpdate {
  /** What the columns must still hold, byte for byte. */
  from: TicketColumns
  to: TicketColumns
  /** `now` on resolving, null on reopening, undefined: as it is. */
  closedAt?: 'now' | null
}

/**
 * Updates those of `ids` that still hold `from`; returns how many, and `at` which second since the Unix epoch they were.
 * Fewer than `ids`: somebody changed them meanwhile.
 */
export async function updateTickets(
  tx: Tx,
  ids: readonly number[],
  { from, to, closedAt }: TicketUpdate,
): Promise<{ count: number; at: number }> {
  const { tellingWhen, utcNow } = engineOf(tx)
  const closed = closedAt === undefined ? {} : { closed_at: closedAt === 'now' ? utcNow : null }
  let at: number | undefined
  const count = await countInParts(
    tx,
    ids,
    async (part) => {
      const query = tx
        .updateTable('ticket')
        .set({ ...to, ...closed })
        .where('id', 'in', part)
        .where((eb) =>
          eb.and(
            Object.entries(from).map(([column, value]) =>
              stillHolds(tx, eb, column as keyof TicketColumns, value ?? null),
            ),
          ),
        )
      const { numAffectedRows = 0n, insertId } = await tx.executeQuery(tellingWhen ? query.where(tellingWhen) : query)
      if (tellingWhen && insertId !== undefined) at = Number(insertId)
      return numAffectedRows
    },
    { beside: [from, to] },
  )
  return { count, at: at ?? (await lastChangeOf(tx, ids)) }
}

async function lastChangeOf(tx: Tx, ids: readonly number[]): Promise<number> {
  const row = await tx
    .selectFrom('ticket')
    .select(engineOf(tx).epoch('updated_at').as('at'))
    .where('id', 'in', ids.slice(-1))
    .executeTakeFirst()
  return Number(row?.at ?? 0)
}

/** Gives tickets that were resolved elsewhere the instant of their last change as closed_at. */
export async function closeAtLastChange(tx: Tx, ids: readonly number[]): Promise<void> {
  for await (const part of inParts(tx, ids)) {
    await tx
      .updateTable('ticket')
      .set((eb) => ({ closed_at: engineOf(tx).updatedUtc, updated_at: eb.ref('updated_at') }))
      .where('id', 'in', part)
      .where('closed_at', 'is', null)
      .execute()
  }
}

function stillHolds(
  tx: Tx,
  eb: ExpressionBuilder<Database, 'ticket'>,
  column: keyof TicketColumns,
  value: string | number | null,
) {
  if (value === null) return eb(column, 'is', null)
  if (typeof value === 'string') return engineOf(tx).exactly(column, value)
  return eb(column, '=', value)
}

/** The numbers of the tickets whose requester or assignee is among `userIds`. */
export const findTicketsNaming = (db: Db, column: 'requester_id' | 'assigned_to', userIds: readonly number[]) =>
  findInParts(db, userIds, (part) => naming(db, column, part).execute())

/** The same as they are now, and nobody else changes them, or adds one, until this transaction ends. */
export const lockTicketsNaming = (tx: Tx, column: 'requester_id' | 'assigned_to', userIds: readonly number[]) =>
  findInParts(tx, inOrder(userIds), (part) => naming(tx, column, part).modifyEnd(engineOf(tx).lockRead).execute())

const naming = (db: Db, column: 'requester_id' | 'assigned_to', userIds: readonly number[]) =>
  db.selectFrom('ticket').select(['id', column]).where(column, 'in', userIds).orderBy('id')

/** Hands everything that names one of `userIds` in `column` to `to`; returns how many. */
export async function replaceTicketUser(
  tx: Tx,
  column: 'requester_id' | 'assigned_to',
  userIds: readonly number[],
  to: number,
): Promise<number> {
  const update = (part: number[]) =>
    tx
      .updateTable('ticket')
      .set({ [column]: to })
      .where(column, 'in', part)
      .executeTakeFirstOrThrow()
  return countInParts(tx, userIds, async (part) => (await update(part)).numUpdatedRows)
}
