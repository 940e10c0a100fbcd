import { inBatches } from '../../core/lists.js'
import type { Db } from '../../db/schema.js'
import type { TextTerm } from '../language/tree.js'
import { findTexts } from '../queries/search-rows.js'
import { columnsOf, type Judged, soughtText } from '../queries/text-term.js'
import { rowsOf } from './rows.js'

/** Reads tickets whose rows do not tell what is written in them, and compares as the database would. */
export async function judge(db: Db, terms: readonly TextTerm[], ids: readonly number[]): Promise<Judged> {
  const found = new Map<TextTerm, number[]>(terms.map((term) => [term, []]))
  const sought = terms.map((term) => ({ hits: found.get(term), columns: columnsOf(term), text: soughtText(term) }))
  for (const batch of inBatches(ids)) {
    for (const texts of await findTexts(db, batch)) {
      const rows = rowsOf(texts)
      for (const { hits, columns, text } of sought)
        if (rows.some((row) => columns.some((column) => row[column].includes(text)))) hits?.push(texts.id)
    }
  }
  return { ids, found: (term) => found.get(term) ?? [] }
}
