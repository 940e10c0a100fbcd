/** How many characters (code points) of a word count. */
const MOST_CHARACTERS = 80

/**
 * The words of a text as full text compares them: NFKD without marks, full case folding (`ß` = `ss`), `œ` = `oe`,
 * `æ` = `ae`; a word is a run of letters, digits and `_`, of which the first 80 characters count.
 */
export function foldedWords(text: string): string[] {
  const all = folded(text)
  const words = all.match(wordsIn(all)) ?? []
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
  return [...all.matchAll(wordsIn(all))].map(({ 0: found, index }) => ({
    word: foldedWords(found)[0] ?? '',
    from: ends[index]?.from ?? 0,
    to: ends[index + found.length - 1]?.to ?? 0,
  }))
}

const IS_ASCII = /^[\0-\x7f]*$/
/**
 * Latin with its accents, and the punctuation and signs of texts in it. For these the classes below are written out: to look up
 * Unicode's, and to compile what comes of it, takes a tenth of a comment.
 */
const IS_LATIN = /^[\0-\u024f\u2010-\u2027\u202f-\u205e\u20a0-\u20bf\u2190-\u22ff\u2500-\u25ff]*$/
const LATIN_WORD =
  /[0-9A-Z_a-z\u00aa\u00b2\u00b3\u00b5\u00b9\u00ba\u00bc-\u00be\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+/g

// In functions: V8 looks a class up where its pattern stands, whether or not it is used.
const wordsIn = (all: string): RegExp => (IS_LATIN.test(all) ? LATIN_WORD : /[\p{L}\p{N}_]+/gu)
const marksOf = (text: string): RegExp => (IS_LATIN.test(text) ? /[\u0300-\u036f]+/g : /\p{M}+/gu)

function folded(text: string): string {
  if (IS_ASCII.test(text)) return text.toLowerCase()
  return (
    text
      .normalize('NFKD')
      .replace(marksOf(text), '')
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
