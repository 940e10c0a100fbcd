import { countAssigned } from '../repositories/loads.js'
import { findLookups } from '../repositories/lookups.js'
import { openStatuses } from './names.js'
import type { Session } from './sessions.js'

/** How many open tickets each account carries, by its id; who carries none is not in it. */
export const openLoads = async ({ db }: Session): Promise<Map<number, number>> => countAssigned(db, openStatuses(await findLookups(db)))
