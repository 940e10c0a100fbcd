import { failure } from '../core/errors.js'
import type { Hint } from '../core/hint.js'
import type { Text } from '../core/language.js'
import { counted } from '../core/number.js'

/** Letters, digits, punctuation or symbols that are really seen: not the fillers and joiners that are in these classes too. */
export const VISIBLE = /[[\p{L}\p{N}\p{P}\p{S}]--[\p{Default_Ignorable_Code_Point}\u2800]]/v
const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/
const MOST_BYTES = 65_535
export const MOST_ID = 2_147_483_647

/** What is no value of the kind asked for. */
export const invalid = (en: string, fr: string, hint?: Hint) => failure('INVALID', { en, fr }, hint)

/** What no text may hold: NUL, or half of a surrogate pair. */
export function checkCharacters(text: string, what: Text): void {
  if (text.includes('\0') || !text.isWellFormed()) {
    throw invalid(`${what.en} holds a character that cannot be stored.`, `${what.fr} contient un caractère qui ne peut être enregistré.`)
  }
}

function checkVisible(text: string, what: Text): void {
  if (!VISIBLE.test(text)) throw invalid(`${what.en} is empty.`, `${what.fr} est vide.`)
}

/** A line of at most `most` code points with something visible in it. */
export const line =
  (what: Text, most: number) =>
  (text: string): string => {
    checkCharacters(text, what)
    checkVisible(text, what)
    if (LINE_BREAK.test(text)) throw invalid(`${what.en} must be one line.`, `${what.fr} doit tenir sur une ligne.`)
    if ([...text].length > most)
      throw invalid(`${what.en} is longer than ${counted(most).en} characters.`, `${what.fr} dépasse ${counted(most).fr} caractères.`)
    return text
  }

/** A description or comment: something visible, at most 65,535 bytes of UTF-8. */
export function longText(text: string): string {
  const what = { en: 'The text', fr: 'Le texte' }
  checkCharacters(text, what)
  checkVisible(text, what)
  if (Buffer.byteLength(text) > MOST_BYTES) {
    throw invalid(`The text is longer than ${counted(MOST_BYTES).en} bytes.`, `Le texte dépasse ${counted(MOST_BYTES).fr} octets.`)
  }
  return text
}

/** A name to look up: a user, status, priority or category. */
export function word(text: string): string {
  if (text.trim() === '') throw invalid('A name is empty.', 'Un nom est vide.')
  checkCharacters(text, { en: 'A name', fr: 'Un nom' })
  return text
}

/** A whole number from 1. */
export function count(text: string): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (number >= 1 && number <= MOST_ID) return number
  throw invalid(`'${text}' is not a whole number from 1.`, `« ${text} » n'est pas un nombre entier à partir de 1.`)
}

/** The input of an edit, of which at least one value must be given. */
export function atLeastOne<T extends Record<string, unknown>>(input: T): T {
  if (Object.values(input).some((value) => value !== undefined && value !== false)) return input
  const options = Object.keys(input).map((key) => `--${key.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`)
  throw failure('USAGE', { en: 'Nothing to change was given.', fr: "Rien à modifier n'a été donné." }, { say: options.join(', ') })
}

export const path = (text: string): string => text
