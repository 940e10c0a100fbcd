import { inBatches } from '../../../core/lists.js'
import type { Db } from '../../../db/schema.js'
import type { Read } from '../../../db/statements/reading.js'
import type { OutsideEvent } from '../../../history/events.js'
import type { Unit } from '../../../history/unit.js'
import {
  findLastValues,
  type LastValue,
  type LastValues,
  lastValuesRead,
  type PendingStatus,
} from '../../queries/events.js'
import type { Ticket } from '../../ticket.js'
import { CHANGING } from './changing-fields.js'
import { atFirst, isSame } from './outside.js'

/** Those that are stored at the next write. Long texts are not: what became of them shows in the events around. */
const STORED = CHANGING.filter((f) => f.outside === 'stored')

/**
 * Stores what other programs did to these tickets since their last events, before the unit changes them: part of it, or
 * of nothing. `last` is what the history says of them, where that was read.
 */
export async function recordOutside(unit: Unit, tickets: readonly Ticket[], last?: LastValues): Promise<void> {
  for (const batch of inBatches(tickets)) {
    const found = last ? unrecordedSince(batch, last) : await unrecorded(unit.tx, batch)
    unit.recordOutside(...found)
  }
}

/** What other programs did to these tickets since their last events, as `recordOutside` would store it. */
export async function differencesOutside(db: Db, tickets: readonly Ticket[]): Promise<OutsideEvent[]> {
  return tickets.length === 0 ? [] : unrecorded(db, tickets)
}

/** The fields that it is told by. */
const TOLD_BY = [...STORED.map((f) => f.name), 'created']

/** What the history last says of a few tickets, to be read together with others. */
export const lastValuesOf = (db: Db, ids: readonly number[]): Read<LastValues> => lastValuesRead(db, ids, TOLD_BY)

const unrecorded = async (db: Db, tickets: readonly Ticket[]): Promise<OutsideEvent[]> =>
  unrecordedSince(
    tickets,
    await findLastValues(
      db,
      tickets.map((t) => t.id),
      TOLD_BY,
    ),
  )

function unrecordedSince(tickets: readonly Ticket[], { values, pending }: LastValues): OutsideEvent[] {
  const known = new Map(values.map((v) => [`${v.ticketId} ${v.field}`, v]))
  return tickets.flatMap((ticket) => differences(ticket, known, pending))
}

function differences(ticket: Ticket, known: ReadonlyMap<string, LastValue>, pending: PendingStatus): OutsideEvent[] {
  return STORED.flatMap((field) => {
    const from = known.get(`${ticket.id} ${field.name}`) ?? atFirst(field, pending, known.get(`${ticket.id} created`))
    const to = field.current(ticket)
    if (!from || isSame(field, from, to, pending)) return []
    const at = Date.parse(ticket.updatedAt ?? ticket.createdAt ?? '1970-01-01T00:00:00Z') / 1000
    return [
      {
        entity: 'ticket',
        entityId: ticket.id,
        field: field.name,
        at,
        oldValue: from.value,
        newValue: to.value,
        oldName: from.name,
        newName: to.name,
      },
    ]
  })
}
