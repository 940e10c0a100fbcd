import type { Db, Tx } from '../../db/schema.js'
import {
  findIndexed,
  findSearchRows,
  findTexts,
  insertSearchRows,
  lockSearchRows,
  replaceSearchRows,
  rowsFor,
} from '../queries/search-rows.js'
import { type SearchRow, sameRows, type Texts } from './rows.js'

interface Compared {
  id: number
  there: SearchRow[]
  wanted: SearchRow[]
}

/** Those of these tickets whose rows do not say what is written in them. Reads only. */
export async function differing(db: Db, ids: readonly number[]): Promise<Compared[]> {
  const texts = await findTexts(db, ids)
  return compared(texts, await rowsFor(db, texts), await findSearchRows(db, ids))
}

const compared = (texts: readonly Texts[], wanted: SearchRow[][], rows: Map<number, SearchRow[]>): Compared[] =>
  texts
    .map(({ id }, i) => ({ id, there: rows.get(id) ?? [], wanted: wanted[i] ?? [] }))
    .filter(({ there, wanted }) => !sameRows(there, wanted))

/**
 * Puts the rows of these tickets right and returns how many were not, within a transaction that sees what others commit
 * meanwhile, or has locked the tickets. A row is locked before the texts are read, or a comment that somebody adds
 * meanwhile would be lost.
 */
export async function putRight(tx: Tx, ids: readonly number[]): Promise<number> {
  const indexed = await findIndexed(tx, ids)
  await lockSearchRows(tx, indexed)
  const texts = await findTexts(tx, ids)
  const wrong = compared(texts, await rowsFor(tx, texts), await findSearchRows(tx, indexed))
  await insertSearchRows(
    tx,
    wrong.filter(({ there }) => there.length === 0).flatMap(({ wanted }) => wanted),
  )
  for (const { there, wanted } of wrong) if (there.length > 0) await replaceSearchRows(tx, there, wanted)
  return wrong.length
}

/** Adds the rows of tickets that are new in this transaction. */
export async function addRows(tx: Tx, texts: readonly Texts[]): Promise<void> {
  if (texts.length > 0) await insertSearchRows(tx, (await rowsFor(tx, texts)).flat())
}
