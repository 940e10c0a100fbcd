import type { Database } from '../../db/schema.js'
import { indexed } from '../folding.js'

/** What is written in a ticket; its comments in the order of their numbers. */
export interface Texts {
  id: number
  title: string
  description: string
  comments: readonly string[]
}
export type SearchRow = Database['helpdesk_search']

/** Bytes of comments in a row: more go on in the next. One that is longer by itself has a row of its own. */
export const MOST_COMMENTS = 256 * 1024
/** A comment as a row holds it. */
export const indexedComment = (comment: string): string => indexed(comment) + END
/** Ends each comment; no word holds it, so that no phrase goes on in the next one. */
const END = ':'
/** What stands in a statement beside a row's texts, at most. */
export const BESIDE = 8 * 1024

/**
 * The rows that stand for a ticket. Where a statement takes at most `most` bytes, words beyond them are left out: no
 * text is refused because of its index.
 */
export function rowsOf({ id, title, description, comments }: Texts, most = Number.POSITIVE_INFINITY): SearchRow[] {
  const room = Math.max(0, most - BESIDE)
  const first = { title: cut(indexed(title), room), description: '' }
  first.description = cut(indexed(description), room - Buffer.byteLength(first.title))
  const rows: SearchRow[] = [{ ticket_id: id, part: 0, ...first, comments: '' }]
  let bytes = 0
  let left = Math.min(MOST_COMMENTS, room - Buffer.byteLength(first.title) - Buffer.byteLength(first.description))
  let parts: string[] = []
  const close = () => {
    const row = rows.at(-1)
    if (row) row.comments = parts.join('')
    parts = []
    bytes = 0
  }
  for (const comment of comments) {
    const folded = cut(indexed(comment), room - END.length) + END
    const length = Buffer.byteLength(folded)
    if (bytes + length > left && (bytes > 0 || rows.length === 1)) {
      close()
      rows.push({ ticket_id: id, part: rows.length, title: '', description: '', comments: '' })
      left = MOST_COMMENTS
    }
    parts.push(folded)
    bytes += length
  }
  close()
  return rows
}

/** The words of a folded text that so many bytes hold. */
function cut(folded: string, bytes: number): string {
  if (folded.length * 4 <= bytes || Buffer.byteLength(folded) <= bytes) return folded
  const kept = Buffer.from(folded).subarray(0, Math.max(0, bytes)).toString()
  return kept.slice(0, kept.lastIndexOf(' ') + 1)
}

/** Bytes of the texts of a row. */
export const bytesOfRow = ({ title, description, comments }: SearchRow): number =>
  Buffer.byteLength(title) + Buffer.byteLength(description) + Buffer.byteLength(comments) + BESIDE

export const sameRows = (a: readonly SearchRow[], b: readonly SearchRow[]): boolean =>
  a.length === b.length && a.every((row, i) => sameRow(row, b[i]))

export const sameRow = (a: SearchRow, b: SearchRow | undefined): boolean =>
  b !== undefined &&
  a.part === b.part &&
  a.title === b.title &&
  a.description === b.description &&
  a.comments === b.comments
