import type { Acting } from '../../../command/session.js'
import { type ActorsUnit, inUnit } from '../../../history/unit.js'
import { lockTickets, ticketLocked } from '../../queries/writes.js'

/**
 * Runs `work` as `inUnit` does, with tickets that nobody else can change, delete or comment on until its end. One is
 * locked by the statement that reads the rights, behind them: a round trip less.
 */
export const inLockedUnit = <T>(
  by: Acting,
  ids: readonly number[],
  work: (unit: ActorsUnit) => Promise<T>,
): Promise<T> => {
  const [id, ...more] = ids
  if (id !== undefined && more.length === 0)
    return inUnit(by, work, { beside: (tx) => ({ ticket: ticketLocked(tx, id) }) })
  return inUnit(by, async (unit) => {
    await lockTickets(unit.tx, ids)
    return work(unit)
  })
}
