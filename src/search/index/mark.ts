import type { Db, Tx } from '../../db/schema.js'
import { findSetting, saveSetting } from '../../identity/queries/settings.js'

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
export async function findMark(db: Db): Promise<Mark | undefined> {
  const stored = /^(built|filling) ticket=(\d+) comment=(\d+) at=(\d+)$/.exec((await findSetting(db, MARK)) ?? '')
  if (!stored) return undefined
  const [, state, ticket, comment, at] = stored
  return { built: state === 'built', ticket: Number(ticket), comment: Number(comment), at: Number(at) }
}

export const saveMark = (tx: Tx, { built, ticket, comment, at }: Mark): Promise<void> =>
  saveSetting(tx, MARK, `${built ? 'built' : 'filling'} ticket=${ticket} comment=${comment} at=${at}`)
