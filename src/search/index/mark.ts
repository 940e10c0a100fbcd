import { faultOf } from '../../db/faults.js'
import type { Db, Tx } from '../../db/schema.js'
import { changeSetting, findSetting, saveSetting } from '../../identity/queries/settings.js'

/** Up to where the search table is known to be right. */
export interface Mark {
  /** False while `db migrate` fills the table. */
  built: boolean
  /** Tickets up to this number. */
  ticket: number
  /** Comments up to this number. */
  comment: number
  /** What was changed before, in seconds since the Unix epoch by the database's clock. */
  at: number
}

/** In helpdesk_setting. */
export const MARK = 'search'

/** Undefined where the table was never filled, or the mark says nothing. */
export const findMark = async (db: Db): Promise<Mark | undefined> => readMark(await findSetting(db, MARK))

export function readMark(text = ''): Mark | undefined {
  const stored = /^(built|filling) ticket=(\d+) comment=(\d+) at=(\d+)$/.exec(text)
  if (!stored) return undefined
  const [, state, ticket, comment, at] = stored
  return { built: state === 'built', ticket: Number(ticket), comment: Number(comment), at: Number(at) }
}

/**
 * Before any row of the search table is written in the same transaction, or two that do it would wait for each other
 * for ever.
 */
export async function saveMark(tx: Tx, { built, ticket, comment, at }: Mark): Promise<void> {
  const value = `${built ? 'built' : 'filling'} ticket=${ticket} comment=${comment} at=${at}`
  if (await changeSetting(tx, MARK, value)) return
  try {
    await saveSetting(tx, MARK, value)
  } catch (error) {
    if (faultOf(error) !== 'duplicate') throw error
    await changeSetting(tx, MARK, value) // somebody else was quicker
  }
}
