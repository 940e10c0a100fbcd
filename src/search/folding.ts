/** How many characters (code points) of a word count. */
const MOST_CHARACTERS = 80

/**
 * The words of a text as full text compares them: NFKD without marks, full case folding (`ß` = `ss`), `œ` = `oe`,
 * `æ` = `ae`; a word is a run of letters, digits and `_`, of which the first 80 characters count.
 */
export function foldedWords(text: string): string[] {
  const words = folded(text).match(/[\p{L}\p{N}_]+/gu) ?? []
  return words.map((word) => (word.length > MOST_CHARACTERS ? [...word].slice(0, MOST_CHARACTERS).join('') : word))
}

/** A word of a text: which of `foldedWords` it is, and where it stands, as JavaScript counts. */
export interface PlacedWord {
  word: string
  from: number
  to: number
}

/** The words of a text as `foldedWords` has them, and where they are; marks go with the letter before them. */
export function placedWords(text: string): PlacedWord[] {
  let all = ''
  const ends: { from: number; to: number }[] = []
  let at = 0
  for (const character of text) {
    const piece = folded(character)
    const last = ends.at(-1)
    if (piece === '' && last) last.to = at + character.length
    for (let i = 0; i < piece.length; i++) ends.push({ from: at, to: at + character.length })
    all += piece
    at += character.length
  }
  return [...all.matchAll(/[\p{L}\p{N}_]+/gu)].map(({ 0: found, index }) => ({
    word: foldedWords(found)[0] ?? '',
    from: ends[index]?.from ?? 0,
    to: ends[index + found.length - 1]?.to ?? 0,
  }))
}

const IS_ASCII = /^[\0-\x7f]*$/

function folded(text: string): string {
  if (IS_ASCII.test(text)) return text.toLowerCase()
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      // Upper case first: some small letters have no partner but by their capital. The dotless i stays what it is.
      .replace(/[^\u0131]+/g, (part) => part.toUpperCase().toLowerCase())
      .replace(/\u00df/g, 'ss')
      .replace(/\u03c2/g, 'σ')
      .replace(/\u0153/g, 'oe')
      .replace(/\u00e6/g, 'ae')
  )
}

/** Put before each word, so that none is too short for an engine's index, or on its list of stop words. */
export const PREFIX = 'zz'

/** A text as the search table stores it: its words, each behind PREFIX, with blanks around. */
export const indexed = (text: string): string =>
  ` ${foldedWords(text)
    .map((word) => PREFIX + word)
    .join(' ')} `
