import type { Db } from '../../../db/schema.js'
import { digitsOf, originOf } from '../../origin.js'
import type { ImportedTicket } from '../../queries/import.js'
import { findBegun } from '../../queries/import-keys.js'

/** The keys of those that are, or were, tickets of this very database. */
export async function begunHere(
  db: Db,
  identity: string | undefined,
  tickets: readonly ImportedTicket[],
): Promise<string[]> {
  const ours = tickets.flatMap(({ key, fileKey = '' }) => {
    const origin = originOf(fileKey)
    return origin && origin.database === identity ? [{ key, ...origin }] : []
  })
  const begun = await findBegun(
    db,
    ours.map((t) => t.id),
  )
  const there = new Set(begun.map(({ id, createdAt }) => `${id} ${digitsOf(createdAt)}`))
  return ours.filter(({ id, created }) => there.has(`${id} ${created}`)).map((t) => t.key)
}
