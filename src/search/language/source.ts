import { type ErrorCode, failure, Misplaced, type Place } from '../../core/errors.js'
import type { Hint } from '../../core/hint.js'
import type { Text } from '../../core/language.js'

/** A query that is being read, from left to right. */
export interface Source {
  readonly text: string
  /** Where reading goes on. */
  at: number
  /** Where the arguments of the command line end, of which the query is joined. */
  readonly ends: ReadonlySet<number>
}

export function sourceOf(words: readonly string[]): Source {
  let end = -1
  const ends = words.map((word) => {
    end += word.length + 1
    return end
  })
  return { text: words.join(' '), at: 0, ends: new Set(ends) }
}

export const placeOf = ({ text: query }: Source, at: number): Place => ({ query, at })

/** What is wrong at a place of the query. */
export const wrong = (source: Source, at: number, text: Text, hint: Hint, code: ErrorCode = 'USAGE'): Misplaced =>
  new Misplaced(placeOf(source, at), failure(code, text, hint))

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
