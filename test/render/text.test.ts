import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inert, inertBlock, inertJson, tsvCell } from '../../src/render/text.js'
import { truncate, widthOf, wrap } from '../../src/render/width.js'

/** What a terminal may act on, or what hides or reorders text: by Unicode's own properties, joiners and variation selectors aside. */
const ACTIVE = /[\p{Cc}\p{Bidi_Control}\p{Cs}\u2028\u2029\u00ad\u180e\u200b\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u
const HOSTILE: [what: string, text: string, shown: string][] = [
  ['clear the screen', '\x1b[2J', '^[[2J'],
  ['move the cursor', '\x1b[10;10Hx', '^[[10;10Hx'],
  ['colour', '\x1b[31mred\x1b[0m', '^[[31mred^[[0m'],
  ['title', '\x1b]0;pwned\x07', '^[]0;pwned^G'],
  ['title, ended by ST', '\x1b]2;pwned\x1b\\', '^[]2;pwned^[\\'],
  ['clipboard', '\x1b]52;c;cm0gLXJm\x07', '^[]52;c;cm0gLXJm^G'],
  ['hyperlink', '\x1b]8;;http://evil\x1b\\x\x1b]8;;\x1b\\', '^[]8;;http://evil^[\\x^[]8;;^[\\'],
  ['device control', '\x1bP$q"p\x1b\\', '^[P$q"p^[\\'],
  ['C1 control sequence', '\x9b31mred', '<9B>31mred'],
  ['C1 operating system command', '\x9d0;pwned\x9c', '<9D>0;pwned<9C>'],
  ['first and last C1', '\x80\x9f', '<80><9F>'],
  ['next line', '\x85', '<85>'],
  ['carriage return', 'safe\rEVIL', 'safe^MEVIL'],
  ['line feed', 'one\ntwo', 'one^Jtwo'],
  ['tab', 'a\tb', 'a^Ib'],
  ['backspace', 'ab\b\b', 'ab^H^H'],
  ['bell, form feed, vertical tab', '\x07\f\v', '^G^L^K'],
  ['NUL', 'a\0b', 'a^@b'],
  ['delete', 'a\x7fb', 'a^?b'],
  ['all other C0', '\x01\x0e\x0f\x1a\x1c\x1f', '^A^N^O^Z^\\^_'],
  ['right-to-left override', '\u202egpj.exe', '<202E>gpj.exe'],
  ['the other embeddings', '\u202a\u202b\u202c\u202d', '<202A><202B><202C><202D>'],
  ['isolates', '\u2066\u2067\u2068\u2069', '<2066><2067><2068><2069>'],
  ['marks', '\u200e\u200f\u061c', '<200E><200F><61C>'],
  ['zero-width', 'a\u200bb\u2060c\ufeff', 'a<200B>b<2060>c<FEFF>'],
  ['soft hyphen', 'pass\u00adword', 'pass<AD>word'],
  ['line and paragraph separators', '\u2028\u2029', '<2028><2029>'],
  ['annotations', '\ufff9a\ufffab\ufffb', '<FFF9>a<FFFA>b<FFFB>'],
  ['tags', 'x\u{e0041}\u{e007f}', 'x<E0041><E007F>'],
  ['halves of surrogate pairs', '\ud83d-\ude00', '<D83D>-<DE00>'],
  ['a half before a whole', '\ud83d😀', '<D83D>😀'],
]

describe('a line from the database is inert', () => {
  it.each(HOSTILE)('%s', (_, text, shown) => {
    expect(inert(text)).toBe(shown)
    expect(inert(text)).not.toMatch(ACTIVE)
  })
  it.each(['L’imprimante brûle 🔥', 'e\u0301', '山田', 'ที่นี่', 'שָׁלוֹם', '👨‍👩‍👧 ❤️ 👍🏽 🇫🇷', 'می‌خواهم', '^[ <202E>', '\u00a0', ''])(
    'but %j stays as it is',
    (text) => expect(inert(text)).toBe(text),
  )
  it('whatever it is', () => {
    const unit = fc.string({ unit: 'binary' })
    const codeUnits = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units))
    fc.assert(
      fc.property(fc.oneof(unit, codeUnits), (text) => {
        expect(inert(text)).not.toMatch(ACTIVE)
        expect(inertBlock(text).replaceAll('\n', '')).not.toMatch(ACTIVE)
        expect(inert(inert(text))).toBe(inert(text))
      }),
      { numRuns: 2_000 },
    )
  })
})

it('a text of several lines keeps its lines, whatever ends them; nothing else gets through', () => {
  expect(inertBlock('one\ntwo\r\nthree\rfour\n\n\tfive\x1b[2J\u2028six\x85')).toBe('one\ntwo\nthree\nfour\n\n    five^[[2J<2028>six<85>')
})

describe('JSON', () => {
  const all = Object.fromEntries(HOSTILE.map(([what, text]) => [`${what}\u202e`, [text, { [text]: null }]]))
  it.each([undefined, 2])('with indent %s holds nothing that a terminal acts on, and means the same', (indent) => {
    const json = inertJson(JSON.stringify(all, null, indent))
    expect(json.replaceAll('\n', '')).not.toMatch(ACTIVE)
    expect(JSON.parse(json)).toEqual(all)
  })
  it('shows them as escapes', () =>
    expect(inertJson(JSON.stringify('\x9b\u202e\x7f\u{e0041}\ud83d😀é"\\\n'))).toBe(
      '"\\u009b\\u202e\\u007f\\udb40\\udc41\\ud83d😀é\\"\\\\\\n"',
    ))
  it('of anything means the same', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false, stringUnit: 'binary' } as object), (value) => {
        const before = JSON.stringify(value)
        expect(JSON.stringify(JSON.parse(inertJson(before)))).toBe(before)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a cell of tsv', () => {
  /** What a reader of the contract writes. */
  const unescaped = (cell: string) =>
    cell.replace(/\\([tnr\\])/g, (_, c: string) => ({ t: '\t', n: '\n', r: '\r', '\\': '\\' })[c] as string)
  it.each([
    ['a\tb', 'a\\tb'],
    ['a\nb\r\nc', 'a\\nb\\r\\nc'],
    ['C:\\new\\table', 'C:\\\\new\\\\table'],
    ['\\', '\\\\'],
    ['\\\n', '\\\\\\n'],
    ['', ''],
    ['x'.repeat(1_000), 'x'.repeat(1_000)],
    ['é 😀 "q" \x1b\u202e', 'é 😀 "q" \x1b\u202e'],
  ])('%j is %j', (text, cell) => {
    expect(tsvCell(text)).toBe(cell)
    expect(unescaped(cell)).toBe(text)
  })
  it('is one cell of one line, and nothing of it is lost', () => {
    const text = fc.string({ unit: fc.constantFrom('\\', '\t', '\n', '\r', 't', 'n', 'r', 'é', '😀') })
    fc.assert(
      fc.property(text, (t) => {
        expect(tsvCell(t)).not.toMatch(/[\t\n\r]/)
        expect(unescaped(tsvCell(t))).toBe(t)
      }),
    )
  })
})

describe('terminal columns', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['éœ—…', 4],
    ['e\u0301', 1],
    ['漢字', 4],
    ['𠮷', 2],
    ['ｱ', 1],
    ['Ａ', 2],
    ['한글', 4],
    ['😀', 2],
    ['🫠🪪🛜', 6],
    ['❤️', 2],
    ['☎', 1],
    ['👍🏽', 2],
    ['👨‍👩‍👧', 2],
    ['🇫🇷', 2],
    ['ที่นี่', 2],
    ['שָׁלוֹם', 4],
    ['می‌خواهم', 7],
    ['\x1b[31mred\x1b[39m', 3],
  ])('%j takes %i', (text, columns) => expect(widthOf(text)).toBe(columns))

  it.each([
    ['abcdef', 6, 'abcdef'],
    ['abcdef', 5, 'abcd…'],
    ['abcdef', 1, '…'],
    ['漢字漢字', 8, '漢字漢字'],
    ['漢字漢字', 7, '漢字漢…'],
    ['漢字漢字', 6, '漢字…'],
    ['𠮷𠮷𠮷𠮷', 7, '𠮷𠮷𠮷…'],
    ['𠮷𠮷𠮷𠮷', 6, '𠮷𠮷…'],
    ['😀😀😀', 5, '😀😀…'],
    ['😀😀😀', 4, '😀…'],
    ['👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 5, '👨‍👩‍👧👨‍👩‍👧…'],
    ['e\u0301'.repeat(5), 4, `${'e\u0301'.repeat(3)}…`],
    ['n’affiche', 3, 'n’…'],
    ['œ😀a', 3, 'œ…'],
    ['Принтер не печатает', 10, 'Принтер н…'],
  ])('%j in %i is %j', (text, columns, cut) => expect(truncate(text, columns)).toBe(cut))

  const text = fc.string({
    unit: fc.constantFrom('a', ' ', 'é', '’', 'œ', 'ж', '漢', '𠮷', '😀', '👨‍👩‍👧', '🫠', 'ｱ'),
    minLength: 1,
    maxLength: 30,
  })
  const columns = fc.integer({ min: 1, max: 40 })
  it('a cut is a beginning and `…`, and leaves no half of a character', () => {
    fc.assert(
      fc.property(text, columns, (t, n) => {
        const cut = truncate(t, n)
        expect(cut).not.toMatch(/\p{Cs}/u)
        expect(cut === t || (cut.endsWith('…') && t.startsWith(cut.slice(0, -1)))).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
  it('a cut is never wider than it may be, nor made where there is room', () => {
    fc.assert(
      fc.property(text, columns, (t, n) => {
        expect(widthOf(truncate(t, n))).toBeLessThanOrEqual(n)
        expect(truncate(t, n) === t).toBe(widthOf(t) <= n)
      }),
      { numRuns: 2_000 },
    )
  })

  it('a cut ends the colour that it began', () => {
    const [on, off] = ['\x1b[31m', '\x1b[39m']
    expect([`${on}abc…${off}`, `${on}abc${off}…`]).toContain(truncate(`${on}abcdef${off}`, 4))
  })
  it('lines break at blanks, long words anywhere; an indent stays', () => {
    expect(wrap('the quick brown fox', 12)).toBe('the quick\nbrown fox')
    expect(wrap('  indented text', 10)).toBe('  indented\ntext')
    expect(wrap('abcdefghijkl', 5)).toBe('abcde\nfghij\nkl')
    expect(wrap('漢字漢字漢字', 5)).toBe('漢字\n漢字\n漢字')
    expect(wrap('one\n\ntwo', 10)).toBe('one\n\ntwo')
  })
})
