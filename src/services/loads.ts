import { countAssigned } from '../repositories/loads.js'
import { findLookups } from '../repositories/lookups.js'
import { findStatuses } from './names.js'
import type { Session } from './sessions.js'

/** How many open tickets each account carries, by its id; who carries none is not in it. */
export async function openLoads({ db }: Session): Promise<Map<number, number>> {
  const open = findStatuses(await findLookups(db), 'open')
  return countAssigned(
    db,
    open.map((s) => s.id),
    open.some((s) => s.state === 'pending'),
  )
}
