import { foldedWords } from '../folding.js'
import { words } from '../words.js'
import { placeOf, type Source, take, wrong } from './source.js'
import type { TextTerm } from './tree.js'

/** More than this is too long for LIKE, at least on SQLite: https://sqlite.org/limits.html */
const MOST_WORDS = 100

/** A word is letters, digits and `_`. */
const LETTER = /[^_]/
const QUOTED = /"[^"]*"/y
const PIECE = /[^\s()"]+/y

/** A phrase in quotes, or a piece of words of which the last is a beginning; `field` is whose text is searched. */
export function textTerm(source: Source, field?: string): TextTerm {
  const { at } = source
  const isQuoted = source.text[at] === '"'
  const typed = take(source, isQuoted ? QUOTED : PIECE)
  if (isQuoted && typed === '') throw wrong(source, at, words.notClosed('"'), { say: words.closeIt('"') })
  const sought = foldedWords(typed)
  if (!sought.some((word) => LETTER.test(word)))
    throw wrong(source, at, words.noLetter(typed), { say: words.wordsBegin })
  if (sought.length > MOST_WORDS) throw wrong(source, at, words.tooManyWords(MOST_WORDS), { say: words.askTwice })
  return {
    kind: 'text',
    in: field,
    words: sought,
    last: isQuoted ? 'whole' : 'beginning',
    place: placeOf(source, at),
  }
}
