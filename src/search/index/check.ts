import type { Db } from '../../db/schema.js'
import { findTouched } from '../queries/news.js'
import { findOrphans, findSample, findUnindexed, hasFullText } from '../queries/whole-table.js'
import { findMark } from './mark.js'
import { differing } from './write.js'

/** What is wrong with the search index; what other programs wrote since the last search is not. */
export interface IndexFaults {
  /** False where it was never filled to the end. */
  complete: boolean
  /** Tickets that have no row, or one that says otherwise than they do; of the latter a sample was looked at. */
  tickets: number[]
  /** Tickets that are gone and have a row. */
  orphans: number[]
}

const MOST = 1_000

export async function findIndexFaults(db: Db): Promise<IndexFaults> {
  const mark = await findMark(db)
  if (!mark?.built) return { complete: (await findSample(db, 1)).length === 0, tickets: [], orphans: [] }
  const touched = await findTouched(db, mark, false)
  const [missing, sample] = [await findUnindexed(db, mark.ticket, MOST), await findSample(db, MOST)]
  const wrong = (await differing(db, sample)).map(({ id }) => id)
  const tickets = [...new Set([...missing, ...wrong])].filter((id) => id <= mark.ticket && !touched.has(id))
  return {
    complete: await hasFullText(db),
    tickets: tickets.sort((a, b) => a - b),
    orphans: await findOrphans(db, MOST),
  }
}
