import { type ErrorCode, failure, type HelpdeskError, Misplaced, type Place } from '../../core/errors.js'
import type { Hint } from '../../core/hint.js'
import type { Text } from '../../core/language.js'

/** A query that is being read, from left to right. */
export interface Source {
  readonly text: string
  /** Where reading goes on. */
  at: number
  /** Where the arguments of the command line end, of which the query is joined. */
  readonly ends: ReadonlySet<number>
  /** It is a query, of which places are told; not the value of an option. */
  readonly isQuery: boolean
}

export function sourceOf(words: readonly string[]): Source {
  let end = -1
  const ends = words.map((word) => {
    end += word.length + 1
    return end
  })
  return { text: words.join(' '), at: 0, ends: new Set(ends), isQuery: true }
}

export const optionSource = (text: string): Source => ({ text, at: 0, ends: new Set(), isQuery: false })

export const placeOf = ({ text: query, isQuery }: Source, at: number): Place | undefined =>
  isQuery ? { query, at } : undefined

/** What is wrong at a place of the query. */
export function wrong(source: Source, at: number, text: Text, hint: Hint, code: ErrorCode = 'USAGE'): HelpdeskError {
  const place = placeOf(source, at)
  const error = failure(code, text, hint)
  return place ? new Misplaced(place, error) : error
}

/** Takes what is there of a sticky pattern, which may be nothing. */
export function take(source: Source, pattern: RegExp): string {
  pattern.lastIndex = source.at
  const found = pattern.exec(source.text)?.[0] ?? ''
  source.at += found.length
  return found
}

/** What a sticky pattern would take. */
export function peekAt(source: Source, pattern: RegExp): string {
  pattern.lastIndex = source.at
  return pattern.exec(source.text)?.[0] ?? ''
}
