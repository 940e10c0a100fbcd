import type { Text } from '../../../core/language.js'
import { words } from '../../words.js'

/** One record of a CSV: the line where it begins, counted from 1. */
export interface CsvRecord {
  line: number
  cells: string[]
  /** Why it cannot be read. */
  problem?: Text
}

/** A record longer than this comes of a quote that is not closed: the rest of the file is not kept in memory for it. */
const LONGEST_RECORD = 16 * 2 ** 20
const [LF, CR, QUOTE] = [10, 13, 34]

/** Where in a cell the reader stands. */
type Place = 'before' | 'in plain' | 'in quoted' | 'behind quoted'

/**
 * Reads RFC 4180 as it comes, piece by piece; lines end with CRLF, LF or CR, also mixed. No library of those at hand
 * goes on behind a record that is malformed, or tells its line: here quotes where none may stand spoil their own record
 * alone.
 */
export function createCsvReader(separator: string): { read(text: string): CsvRecord[]; end(): CsvRecord[] } {
  const SEPARATOR = separator.charCodeAt(0)
  let line = 1
  /**
   * The record that is being read: where it began, what it has so far, and of its last cell what earlier pieces held.
   */
  let begun = 1
  let cells: string[] = []
  let cell = ''
  let length = 0
  let problem: Text | undefined
  let place: Place = 'before'
  /** A CR ended the piece, or stood before a quote: an LF that follows belongs to it. */
  let afterCr = false
  let stopped = false

  function endRecord(found: CsvRecord[]): void {
    cells.push(cell)
    found.push(problem ? { line: begun, cells, problem } : { line: begun, cells })
    cells = []
    cell = ''
    length = 0
    problem = undefined
    place = 'before'
    begun = line
  }

  function read(text: string): CsvRecord[] {
    const found: CsvRecord[] = []
    const end = text.length
    let at = 0
    while (at < end && !stopped) {
      if (place === 'in quoted') {
        const quote = text.indexOf('"', at)
        const stop = quote === -1 ? end : quote
        for (let lf = text.indexOf('\n', at); lf !== -1 && lf < stop; lf = text.indexOf('\n', lf + 1)) line++
        cell += text.slice(at, stop)
        length += stop - at
        at = stop + 1
        if (quote !== -1) place = 'behind quoted'
        if (length > LONGEST_RECORD) stopped = true
        continue
      }
      const code = text.charCodeAt(at)
      if (afterCr) {
        afterCr = false
        if (code === LF) {
          at++
          continue
        }
      }
      if (code === SEPARATOR) {
        cells.push(cell)
        cell = ''
        place = 'before'
        at++
      } else if (code === LF || code === CR) {
        line++
        afterCr = code === CR
        at++
        endRecord(found)
      } else if (code === QUOTE) {
        at++
        if (place === 'before') place = 'in quoted'
        else {
          if (place === 'in plain') problem ??= QUOTE_WITHIN
          else place = 'in quoted' // two of them stand for one
          cell += '"'
        }
      } else {
        if (place === 'behind quoted') problem ??= BEHIND_QUOTE
        const start = at
        for (; at < end; at++) {
          const next = text.charCodeAt(at)
          if (next === SEPARATOR || next === LF || next === CR || next === QUOTE) break
        }
        cell = cell === '' ? text.slice(start, at) : cell + text.slice(start, at)
        length += at - start
        place = 'in plain'
      }
    }
    return found
  }

  function atEnd(): CsvRecord[] {
    const found: CsvRecord[] = []
    if (place === 'in quoted') problem = NOT_CLOSED
    if (cells.length > 0 || place !== 'before') endRecord(found)
    return found
  }
  return { read, end: atEnd }
}

const NOT_CLOSED = words.notUnderstood(words.csv.notClosed)
const BEHIND_QUOTE = words.notUnderstood(words.csv.behindQuote)
const QUOTE_WITHIN = words.notUnderstood(words.csv.quoteWithin)
