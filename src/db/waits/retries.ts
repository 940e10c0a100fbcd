import type { Db } from '../schema.js'

/** By a database's adapter, which its connections and transactions share. */
const tellers = new WeakMap<object, () => void>()

/** Has somebody told that what he asked for is tried again, where that lasts. */
export const tellOfRetries = (db: Db, tell: () => void): void => void tellers.set(db.getExecutor().adapter, tell)

export const tellerOf = (db: Db): (() => void) | undefined => tellers.get(db.getExecutor().adapter)
