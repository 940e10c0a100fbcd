import type { Db } from '../../../db/schema.js'
import { digitsOf, originOf } from '../../origin.js'
import type { ImportedTicket } from '../../queries/import.js'
import { findBegun, findUndone, type Imported } from '../../queries/import-keys.js'

/** Those that are, or were, tickets of this very database, by their keys. */
export async function begunHere(
  db: Db,
  identity: string | undefined,
  tickets: readonly ImportedTicket[],
): Promise<Imported> {
  const ours = tickets.flatMap(({ key, fileKey = '' }) => {
    const origin = originOf(fileKey)
    return origin && origin.database === identity ? [{ key, ...origin }] : []
  })
  const ids = ours.map((t) => t.id)
  const begun = new Set((await findBegun(db, ids)).map(({ id, createdAt }) => `${id} ${digitsOf(createdAt)}`))
  const known = ours.filter(({ id, created }) => begun.has(`${id} ${created}`))
  const gone = await findUndone(db, ids)
  return {
    standing: new Set(known.flatMap(({ key, id }) => (gone.has(id) ? [] : [key]))),
    undone: new Map(known.flatMap(({ key, id }) => (gone.has(id) ? [[key, id]] : []))),
  }
}
