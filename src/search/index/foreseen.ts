import type { Tx } from '../../db/schema.js'
import type { Texts } from './rows.js'

/** What a unit knows of the index before it writes texts. */
export interface Foreseen {
  /** Whether the table is filled. */
  built: boolean
  /** The last part of each ticket whose rows hold all comments. */
  lastParts: ReadonlyMap<number, number>
  /** What is written in tickets that are new in this transaction. */
  added: readonly Texts[]
}

const known = new WeakMap<Tx, Foreseen>()

/**
 * Tells what the index holds of the tickets whose texts this transaction will write, read once they were locked: it is
 * then kept in step by one statement for each.
 */
export const foresee = (tx: Tx, found: Foreseen): void => void known.set(tx, found)

export const foreseen = (tx: Tx): Foreseen | undefined => known.get(tx)
