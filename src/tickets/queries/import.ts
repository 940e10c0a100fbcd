import { sql } from 'kysely'
import { engineOf } from '../../db/engine.js'
import { faultOf } from '../../db/faults.js'
import type { Db, Tx } from '../../db/schema.js'
import { findInParts, inParts, partsOf } from '../../db/statements/parts.js'
import { insertRepeated } from '../../db/statements/repeated-insert.js'
import type { EventActor } from '../../history/events.js'
import type { Cell } from '../../history/stored-table.js'
import type { Texts } from '../../search/index/rows.js'
import type { TicketColumn } from '../field.js'
import { STORED_FIELDS } from '../ordered-fields.js'

/**
 * A ticket as it comes from elsewhere. Wall clocks are UTC, a `stamp` is seconds since the Unix epoch; undefined: as of
 * a new ticket.
 */
export interface ImportedTicket {
  /** Tells this row from every other one, for ever. */
  key: string
  /** Where the file has it. */
  line: number
  /** The key that the file had for it. */
  fileKey: string | undefined
  /** The number that it had until its import was undone, and gets again: so that undo cannot bring it back beside. */
  formerId?: number | undefined
  columns: Partial<Record<TicketColumn, Cell>>
}

/** A ticket and the parameters of its row. */
interface Row {
  ticket: ImportedTicket
  values: Cell[]
}

const COLUMNS = STORED_FIELDS.filter((f) => f.given)
/** What a ticket need not have. */
const TIMES = COLUMNS.filter((f) => f.kind === 'timestamp' || f.kind === 'stamp')

/**
 * Stores tickets with their keys and the start of their history, in a few statements. A key that is there already is
 * the driver's `duplicate`. Returns their numbers.
 */
export async function insertImported(
  tx: Tx,
  changeId: string,
  actor: EventActor,
  tickets: readonly ImportedTicket[],
): Promise<number[]> {
  const rows = tickets.map((ticket): Row => ({ ticket, values: valuesOf(ticket) }))
  const ids = await findInParts(tx, rows, (part) => insertTickets(tx, part), {
    holds: ({ values }) => values,
    called: ({ ticket }) => titleOf(ticket),
  })
  await insertKeys(tx, tickets, ids)
  await insertOrigins(tx, tickets, ids)
  for await (const part of inParts(tx, ids)) await insertBeginnings(tx, changeId, actor, part)
  return ids
}

/** Throws StatementTooLarge for a ticket that this server would not take. */
export async function checkImportable(db: Db, tickets: readonly ImportedTicket[]): Promise<void> {
  await partsOf(db, tickets, { holds: valuesOf, called: titleOf })
}

/** What is written in them, as it was stored under these numbers. */
export const textsOf = (tickets: readonly ImportedTicket[], ids: readonly number[]): Texts[] =>
  tickets.map(({ columns: { title, description } }, i) => ({
    id: ids[i] ?? 0,
    title: String(title),
    description: String(description),
    comments: [],
  }))

const titleOf = ({ columns }: ImportedTicket) => `ticket ${columns.title}`

/** In the order of the keys, thousands at a time: so the index is written where it was just written. */
async function insertKeys(tx: Tx, tickets: readonly ImportedTicket[], ids: readonly number[]): Promise<void> {
  const rows = tickets
    .flatMap(({ key, formerId }, i): [string, number][] => (formerId === undefined ? [[key, ids[i] ?? 0]] : []))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const one = tx.insertInto('helpdesk_import_key').values({ key_sha256: '', ticket_id: 0 }).compile()
  for await (const part of inParts(tx, rows)) await insertRepeated(tx, one, part)
}

/** Characters that a key may have, to go on into other files. */
const LONGEST_KEY = 255

async function insertOrigins(tx: Tx, tickets: readonly ImportedTicket[], ids: readonly number[]): Promise<void> {
  const rows = tickets.flatMap(({ fileKey }, i): [number, string][] =>
    fileKey === undefined || [...fileKey].length > LONGEST_KEY ? [] : [[ids[i] ?? 0, fileKey]],
  )
  const one = tx.insertInto('helpdesk_origin').values({ ticket_id: 0, file_key: '' }).compile()
  for await (const part of inParts(tx, rows)) await insertRepeated(tx, one, part)
}

async function insertTickets(tx: Tx, rows: readonly Row[]): Promise<number[]> {
  const isAlike = (a: Row | undefined, b: Row | undefined) =>
    (a?.ticket.formerId === undefined) === (b?.ticket.formerId === undefined) &&
    TIMES.every(({ column }) => (a?.ticket.columns[column] === undefined) === (b?.ticket.columns[column] === undefined))
  const ids: number[][] = []
  let from = 0
  for (let to = 1; to <= rows.length; to++) {
    if (to < rows.length && isAlike(rows[to], rows[from])) continue
    ids.push(await insertAlike(tx, rows.slice(from, to)))
    from = to
  }
  return ids.flat()
}

/** Tickets of which the file tells the same. */
async function insertAlike(tx: Tx, rows: readonly Row[]): Promise<number[]> {
  const [first] = rows as [Row]
  const insert = (created: (wallClock: string) => unknown) =>
    insertRepeated(
      tx,
      tx
        .insertInto('ticket')
        .values(rowOf(tx, first.ticket, created) as never)
        .compile(),
      rows.map(({ values }) => values),
    )
  // The hour that a server's clocks skip is refused as it stands. Asking it about each time is slow, and seldom needed.
  const insertId = await insert((text) => text).catch((error) => {
    if (faultOf(error) === 'bad-value') return insert((text) => engineOf(tx).created(text))
    throw error
  })
  return first.ticket.formerId === undefined
    ? engineOf(tx).insertedIds(tx, insertId, rows.length)
    : rows.map(({ ticket }) => ticket.formerId ?? 0)
}

/** `valuesOf` gives the parameters of this, in their order. */
function rowOf(
  tx: Tx,
  { columns, formerId }: ImportedTicket,
  created: (wallClock: string) => unknown,
): Record<string, unknown> {
  const engine = engineOf(tx)
  const row: Record<string, unknown> = formerId === undefined ? {} : { id: formerId }
  for (const { column, kind } of COLUMNS) {
    const value = columns[column]
    if (kind === 'timestamp') row[column] = value === undefined ? engine.createdNow : created(String(value))
    else if (value !== undefined) row[column] = kind === 'stamp' ? engine.updated(Number(value)) : value
  }
  return row
}

function valuesOf({ columns, formerId }: ImportedTicket): Cell[] {
  const values: Cell[] = formerId === undefined ? [] : [formerId]
  for (const { column } of COLUMNS) {
    const value = columns[column]
    if (value !== undefined) values.push(value)
  }
  return values
}

/** The event of each ticket's creation: what it began as, and its title for people. */
async function insertBeginnings(tx: Tx, changeId: string, actor: EventActor, ids: readonly number[]): Promise<void> {
  const engine = engineOf(tx)
  await tx
    .insertInto('helpdesk_event')
    .columns([
      'change_id',
      'at',
      'source',
      'actor_id',
      'actor_name',
      'entity',
      'field',
      'entity_id',
      'new_value',
      'new_name',
    ])
    .expression((eb) =>
      eb
        .selectFrom('ticket as t')
        .leftJoin('status as s', 's.id', 't.status_id')
        .leftJoin('user as u', 'u.id', 't.assigned_to')
        .select([
          sql`${changeId}`.as('change_id'),
          engine.epochNow.as('at'),
          sql`'cli'`.as('source'),
          sql`${actor?.id ?? null}`.as('actor_id'),
          sql`${actor?.username ?? null}`.as('actor_name'),
          sql`'ticket'`.as('entity'),
          sql`'created'`.as('field'),
          't.id',
          engine.beginning.as('new_value'),
          't.title',
        ])
        .where('t.id', 'in', ids),
    )
    .execute()
}
