import type { Tx } from '../../../db/schema.js'
import type { Found, Reads } from '../../../db/statements/reading.js'
import { readTogether } from '../../../db/statements/together.js'
import type { ActorsUnit } from '../../../history/unit.js'
import { type Foreseen, foresee } from '../../../search/index/foreseen.js'
import { indexOf } from '../../../search/queries/search-rows.js'
import type { LastValues } from '../../queries/events.js'
import { findStoredTickets, type StoredTicket, storedTicketsRead } from '../../queries/tickets.js'
import { lastValuesOf } from '../history/record-outside.js'

/** Reads the tickets as they are, and what a plan needs to know beside: in the same statement, where they are few. */
export type Look = <R extends Reads>(beside: R) => Promise<Found<R>>

/** Looks for a plan that writes texts: then the search index is kept in step in one statement. */
export async function lookAhead<R extends Reads>(
  tx: Tx,
  ids: readonly number[],
  look: Look,
  beside: R,
): Promise<Found<R>> {
  if (ids.length > FEW) return look(beside)
  const found = await look({ ...beside, [INDEX]: indexOf(tx, ids) })
  foresee(tx, found[INDEX] as Foreseen)
  return found as Found<R>
}

export interface Now {
  stored: StoredTicket[]
  /** What the history says of them; undefined where they are so many that it is read when it is needed. */
  last: LastValues | undefined
}

/** More tickets than these take statements of their own. */
export const FEW = 20

export async function readNow<R extends Reads>(
  { tx, actor }: Pick<ActorsUnit, 'tx' | 'actor'>,
  ids: readonly number[],
  beside: R,
): Promise<Now & { found: Found<R> }> {
  if (ids.length > FEW || ids.length === 0)
    return { found: await readTogether(tx, beside), stored: await findStoredTickets(tx, ids, actor), last: undefined }
  const reads = { ...beside, [STORED]: storedTicketsRead(tx, ids, actor), [LAST]: lastValuesOf(tx, ids) }
  const read = await readTogether(tx, reads)
  return {
    found: read as Found<R>,
    stored: read[STORED] as StoredTicket[],
    last: read[LAST] as LastValues,
  }
}
/** No names of what plans read beside them. */
const [STORED, LAST, INDEX] = ['the tickets', 'their history', 'their index']
