const LETTERS: Record<string, string> = { ß: 'ss', œ: 'oe', æ: 'ae', ς: 'σ' }

/** The words of a text as the contract compares them, one character after the other: not as src/ does it. */
export function foldApart(text: string): string[] {
  const words: string[] = []
  let word = ''
  for (const letter of text.normalize('NFKD')) {
    if (/\p{M}/u.test(letter)) continue
    const small = [...letter.toLowerCase()].map((c) => LETTERS[c] ?? c).join('')
    if (/[\p{L}\p{N}_]/u.test(small)) word += small
    else if (word !== '') {
      words.push(word)
      word = ''
    }
  }
  return word === '' ? words : [...words, word]
}
