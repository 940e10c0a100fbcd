import { failure } from '../core/errors.js'
import type { Hint } from '../core/hint.js'
import type { Text } from '../core/language.js'
import { words } from './words.js'

/**
 * Whether a text has letters, digits, punctuation or symbols that are really seen: not the fillers and joiners that are
 * in these classes too. ASCII has none of those; to look Unicode's classes up takes 2 ms.
 */
export const hasVisible = (text: string): boolean =>
  /[!-~]/.test(text) || /[[\p{L}\p{N}\p{P}\p{S}]--[\p{Default_Ignorable_Code_Point}\u2800]]/v.test(text)
const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/
const MOST_BYTES = 65_535
export const MOST_ID = 2_147_483_647

/** What is no value of the kind asked for. */
export const invalid = (text: Text, hint?: Hint) => failure('INVALID', text, hint)

/** What no text may hold: NUL, or half of a surrogate pair. */
export function checkCharacters(text: string, what: Text): void {
  if (text.includes('\0') || !text.isWellFormed()) throw invalid(words.badCharacter(what))
}

function checkVisible(text: string, what: Text): void {
  if (!hasVisible(text)) throw invalid(words.empty(what))
}

/** A line of at most `most` code points with something visible in it. */
export const line =
  (what: Text, most: number) =>
  (text: string): string => {
    checkCharacters(text, what)
    checkVisible(text, what)
    if (LINE_BREAK.test(text)) throw invalid(words.oneLine(what))
    if ([...text].length > most) throw invalid(words.tooManyCharacters(what, most))
    return text
  }

/** A description or comment: something visible, at most 65,535 bytes of UTF-8. */
export function longText(text: string): string {
  const what = words.theText
  checkCharacters(text, what)
  checkVisible(text, what)
  if (Buffer.byteLength(text) > MOST_BYTES) throw invalid(words.tooManyBytes(MOST_BYTES))
  return text
}

/** A name to look up: a user, status, priority or category. */
export function word(text: string): string {
  if (text.trim() === '') throw invalid(words.empty(words.aName))
  checkCharacters(text, words.aName)
  return text
}

/** A whole number from 1. */
export function count(text: string): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (number >= 1 && number <= MOST_ID) return number
  throw invalid(words.notACount(text))
}

/** The input of an edit, of which at least one value must be given. */
export function atLeastOne<T extends Record<string, unknown>>(input: T): T {
  if (Object.values(input).some((value) => value !== undefined && value !== false)) return input
  const options = Object.keys(input).map((key) => `--${key.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`)
  throw failure('USAGE', words.nothingToChange, { say: options.join(', ') })
}

export const path = (text: string): string => text
