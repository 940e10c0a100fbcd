import type { Session } from '../../command/session.js'
import { findLookups } from '../../lookups/queries/lookups.js'
import { countAssigned } from '../queries/loads.js'
import { openStatuses } from '../queries/status-filter.js'

/** How many open tickets each account carries, by its id; who carries none is not in it. */
export const openLoads = async ({ db }: Session): Promise<Map<number, number>> =>
  countAssigned(db, openStatuses(await findLookups(db)))
