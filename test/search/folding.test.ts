import { describe, expect, it } from 'vitest'
import { foldedWords, indexed } from '../../src/search/folding.js'

describe('the words of a text', () => {
  it.each([
    ['Carte-mère', ['carte', 'mere']],
    ['l’onduleur', ['l', 'onduleur']],
    ['NŒUD ÆTHER œuf', ['noeud', 'aether', 'oeuf']],
    ['Straße STRASSE ẞ', ['strasse', 'strasse', 'ss']],
    ['ΟΔΟΣ οδός', ['οδοσ', 'οδοσ']],
    ['ﬁchier ², Ⅷ', ['fichier', '2', 'viii']],
    ['İstanbul ısı', ['istanbul', 'ısı']],
    ['a_b c__ _', ['a_b', 'c__', '_']],
    ['привет 日本', ['привет', '日本']],
    ['e\u0301te\u0301', ['ete']],
    ['« ! * ?', []],
    ['', []],
  ])('%s', (text, words) => expect(foldedWords(text)).toEqual(words))

  it('of Latin are those of Unicode', () => {
    /** Without what is written out for Latin. */
    const asUnicodeHasThem = (text: string) =>
      text
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .replace(/[^\u0131]+/g, (part) => part.toUpperCase().toLowerCase())
        .replace(/\u00df/g, 'ss')
        .replace(/\u03c2/g, 'σ')
        .replace(/\u0153/g, 'oe')
        .replace(/\u00e6/g, 'ae')
        .match(/[\p{L}\p{N}_]+/gu) ?? []
    const others: string[] = []
    for (let code = 0; code < 0x2600; code++) {
      const text = `a${String.fromCharCode(code)}b É${String.fromCharCode(code)}`
      if (foldedWords(text).join() !== asUnicodeHasThem(text).join()) others.push(code.toString(16))
    }
    expect(others).toEqual([])
  })

  it('counts the first 80 characters of a word, also beyond the basic plane', () => {
    expect(foldedWords('x'.repeat(90))).toEqual(['x'.repeat(80)])
    expect(foldedWords('𐐨'.repeat(90))).toEqual(['𐐨'.repeat(80)])
  })

  it('stores each word with blanks around it', () => {
    expect(indexed('Carte-mère : PC')).toBe(' zzcarte zzmere zzpc ')
    expect(indexed('…')).toBe('  ')
  })
})
