import { type SqlBool, sql } from 'kysely'
import { groupBy } from '../../core/lists.js'
import { engineOf } from '../../db/engine.js'
import type { Db, Tx } from '../../db/schema.js'
import { mostBytes, PACKET_HEAD } from '../../db/statements/packet.js'
import { findInParts, inOrder, inParts } from '../../db/statements/parts.js'
import { type Read, reading } from '../../db/statements/reading.js'
import { insertRepeated } from '../../db/statements/repeated-insert.js'
import type { Foreseen } from '../index/foreseen.js'
import { MARK, readMark } from '../index/mark.js'
import { BESIDE, bytesOfRow, MOST_COMMENTS, rowsOf, type SearchRow, sameRow, type Texts } from '../index/rows.js'

/** What is written in tickets, those that are there, in the order of their numbers. */
export async function findTexts(db: Db, ids: readonly number[]): Promise<Texts[]> {
  const tickets = await findInParts(db, inOrder(ids), (part) =>
    db.selectFrom('ticket').select(['id', 'title', 'description']).where('id', 'in', part).orderBy('id').execute(),
  )
  const comments = await findInParts(db, inOrder(ids), (part) =>
    db
      .selectFrom('comment')
      .select(['ticket_id', 'content'])
      .where('ticket_id', 'in', part)
      .orderBy('ticket_id')
      .orderBy('id')
      .execute(),
  )
  const ofTicket = groupBy(comments, (c) => c.ticket_id)
  return tickets.map((ticket) => ({ ...ticket, comments: (ofTicket.get(ticket.id) ?? []).map((c) => c.content) }))
}

/** The rows of tickets by their numbers, each in the order of its parts. */
export async function findSearchRows(db: Db, ids: readonly number[]): Promise<Map<number, SearchRow[]>> {
  const rows = await findInParts(db, inOrder(ids), (part) =>
    db
      .selectFrom('helpdesk_search')
      .select(['ticket_id', 'part', 'title', 'description', 'comments'])
      .where('ticket_id', 'in', part)
      .orderBy('ticket_id')
      .orderBy('part')
      .execute(),
  )
  return groupBy(rows, (row) => row.ticket_id)
}

/** Which of these tickets have a row. */
export async function findIndexed(db: Db, ids: readonly number[]): Promise<number[]> {
  return (await findInParts(db, inOrder(ids), (part) => firstParts(db, part).execute())).map((row) => row.ticket_id)
}

/**
 * Makes others wait who would write the rows of these tickets. Of those that have none nothing is locked: a lock of
 * what is not there would make two wait for each other who add a row.
 */
export async function lockSearchRows(tx: Tx, indexed: readonly number[]): Promise<void> {
  for await (const part of inParts(tx, inOrder(indexed)))
    await firstParts(tx, part).modifyEnd(engineOf(tx).lockRead).execute()
}

const firstParts = (db: Db, ids: readonly number[]) =>
  db
    .selectFrom('helpdesk_search')
    .select('ticket_id')
    .where('ticket_id', 'in', ids)
    .where('part', '=', 0)
    .orderBy('ticket_id')

/** The rows of tickets as this database takes them. */
export async function rowsFor(db: Db, texts: readonly Texts[]): Promise<SearchRow[][]> {
  const rows = texts.map((text) => rowsOf(text))
  let largest = 0
  for (const own of rows) for (const row of own) largest = Math.max(largest, bytesOfRow(row))
  const most = await mostBytes(db, largest)
  if (largest <= most) return rows
  return rows.map((own, i) => {
    const text = texts[i]
    return text && own.some((row) => bytesOfRow(row) > most) ? rowsOf(text, most) : own
  })
}

export async function insertSearchRows(tx: Tx, rows: readonly SearchRow[]): Promise<void> {
  const one = tx
    .insertInto('helpdesk_search')
    .values({ ticket_id: 0, part: 0, title: '', description: '', comments: '' })
    .compile()
  const values = rows.map((r) => [r.ticket_id, r.part, r.title, r.description, r.comments])
  for await (const part of inParts(tx, values)) await insertRepeated(tx, one, part)
}

/** Makes of a ticket's rows, as they are, those that it should have. */
export async function replaceSearchRows(tx: Tx, there: readonly SearchRow[], wanted: readonly SearchRow[]) {
  for (const [i, row] of wanted.slice(0, there.length).entries()) {
    if (sameRow(row, there[i])) continue
    const { ticket_id, part, ...texts } = row
    await ofPart(tx.updateTable('helpdesk_search').set(texts), ticket_id, part).execute()
  }
  for (const { ticket_id, part } of there.slice(wanted.length))
    await ofPart(tx.deleteFrom('helpdesk_search'), ticket_id, part).execute()
  await insertSearchRows(tx, wanted.slice(there.length))
}

const ofPart = <Q extends { where(column: 'ticket_id' | 'part', is: '=', value: number): Q }>(
  query: Q,
  ticketId: number,
  part: number,
): Q => query.where('ticket_id', '=', ticketId).where('part', '=', part)

/** How many comments the rows of a ticket hold, in a column of that name: each ends with a colon. */
export const commentsIn = (column: string) =>
  sql<number>`sum(length(${sql.ref(column)}) - length(replace(${sql.ref(column)}, ':', '')))`

/** What `foresee` is told of these tickets, to be read together with others. */
export function indexOf(db: Db, ticketIds: readonly number[]): Read<Foreseen> {
  const last = db
    .selectFrom('helpdesk_search')
    .select((eb) => ['ticket_id', eb.fn.max('part').as('part'), commentsIn('comments').as('comments')])
    .where('ticket_id', 'in', ticketIds.length > 0 ? ticketIds : [0])
    .groupBy('ticket_id')
  const query = db
    .selectFrom(sql<{ one: number }>`(select 1 as one)`.as('o'))
    .leftJoin('helpdesk_setting as m', (join) => join.on('m.name', '=', MARK))
    .leftJoin(last.as('s'), (join) => join.onTrue())
    .select(['m.value as mark', 's.ticket_id as ticketId', 's.part as part', 's.comments as comments'])
    .select((eb) =>
      eb
        .selectFrom('comment as c')
        .select((c) => c.fn.countAll<number>().as('n'))
        .whereRef('c.ticket_id', '=', 's.ticket_id')
        .as('written'),
    )
  return reading(query, (rows) => ({
    built: readMark(rows[0]?.mark ?? undefined)?.built === true,
    // One that lacks a comment of another program is made anew.
    lastParts: new Map(
      rows.flatMap((r) =>
        r.ticketId !== null && Number(r.comments) === Number(r.written) ? [[r.ticketId, Number(r.part)] as const] : [],
      ),
    ),
    added: [],
  }))
}

/** Texts of a row as they become: the title and the description anew, comments behind those that are there. */
export interface RowChange {
  title?: string
  description?: string
  appended?: string
}

/**
 * Changes a row that is known to be there, where it then is what `rowsOf` would make of the ticket: false where it
 * would hold more than a row may.
 */
export async function changeSearchRow(tx: Tx, ticketId: number, part: number, change: RowChange): Promise<boolean> {
  const { appended, ...anew } = change
  const kept = COLUMNS.filter((column) => anew[column as 'title'] === undefined)
  const added = Object.values(change).reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  const bytes = sql.join(
    kept.map((column) => sql`octet_length(${sql.ref(column)})`),
    sql` + `,
  )
  const { mostOfRow } = engineOf(tx)
  let query = tx
    .updateTable('helpdesk_search')
    .set({ ...anew, ...(appended === undefined ? {} : { comments: sql<string>`concat(comments, ${appended})` }) })
    .where('ticket_id', '=', ticketId)
    .where('part', '=', part)
  if (mostOfRow) query = query.where(sql<SqlBool>`${bytes} + ${sql.lit(added + MARGIN)} <= ${mostOfRow}`)
  if (appended !== undefined)
    query = query.where(sql<SqlBool>`octet_length(comments) <= ${sql.lit(MOST_COMMENTS - Buffer.byteLength(appended))}`)
  return (await query.executeTakeFirstOrThrow()).numUpdatedRows > 0n
}

const COLUMNS = ['title', 'description', 'comments']
/** What stands in a packet beside a row. */
const MARGIN = BESIDE + PACKET_HEAD
