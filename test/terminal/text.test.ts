import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inert, inertBlock, inertJson, tsvCell } from '../../src/terminal/inert.js'
import { truncate, widthOf, wrap } from '../../src/terminal/width.js'
import { ACTIVE, HOSTILE } from '../helpers/hostile.js'

describe('a line from the database is inert', () => {
  it.each(HOSTILE)('%s', (_, text, shown) => {
    expect(inert(text)).toBe(shown)
    expect(inert(text)).not.toMatch(ACTIVE)
  })
  it.each([
    'L’imprimante brûle 🔥',
    'e\u0301',
    '山田',
    'ที่นี่',
    'שָׁלוֹם',
    '👨‍👩‍👧 ❤️ 👍🏽 🇫🇷',
    'می‌خواهم',
    '葛\u{e0100}',
    'ᠠ\u180b',
    '^[ <202E>',
    '\u00a0',
    '',
  ])('but %j stays as it is', (text) => expect(inert(text)).toBe(text))
  it('each character by itself', () => {
    const through: string[] = []
    for (let code = 0; code <= 0x10ffff; code++) {
      const char = String.fromCodePoint(code)
      if (char.search(ACTIVE) !== -1 && inert(char) === char) through.push(code.toString(16))
    }
    expect(through).toEqual([])
  })
  it.each([
    ['売\ud83d', '売<D83D>'],
    ['\ud83d\ud83d\ude00', '<D83D>😀'],
    ['売\ude00上', '売<DE00>上'],
    ['😀\u3164', '😀<3164>'],
    ['売\u200b上\ufe0f', '売<200B>上\ufe0f'],
  ])('among wide ones: %j', (text, shown) => expect(inert(text)).toBe(shown))
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
  expect(inertBlock('one\ntwo\r\nthree\rfour\n\n\tfive\x1b[2J\u2028six\x85')).toBe(
    'one\ntwo\nthree\nfour\n\n    five^[[2J<2028>six<85>',
  )
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
    cell.replace(/\\(?:x([0-9a-f]{2})|([tnr\\]))/g, (_, hex: string | undefined, c = '') =>
      hex
        ? String.fromCharCode(Number.parseInt(hex, 16))
        : ({ t: '\t', n: '\n', r: '\r', '\\': '\\' }[c as string] as string),
    )
  it.each([
    ['a\tb', 'a\\tb'],
    ['a\nb\r\nc', 'a\\nb\\r\\nc'],
    ['C:\\new\\table', 'C:\\\\new\\\\table'],
    ['\\', '\\\\'],
    ['\\\n', '\\\\\\n'],
    ['', ''],
    ['x'.repeat(1_000), 'x'.repeat(1_000)],
    ['é 😀 "q" \x1b\u202e', 'é 😀 "q" \\x1b\u202e'],
    ['\0\x07\x1b]0;x\x7f\x80\x9b', '\\x00\\x07\\x1b]0;x\\x7f\\x80\\x9b'],
    ['\\x1b is not \x1b', '\\\\x1b is not \\x1b'],
  ])('%j is %j', (text, cell) => {
    expect(tsvCell(text)).toBe(cell)
    expect(unescaped(cell)).toBe(text)
  })
  it('is one cell of one line, and nothing of it is lost', () => {
    const text = fc.string({
      unit: fc.constantFrom('\\', '\t', '\n', '\r', '\x1b', '\x9b', '\0', 't', 'n', 'r', 'x', '1', 'b', 'é', '😀'),
    })
    fc.assert(
      fc.property(text, (t) => {
        expect(tsvCell(t)).not.toMatch(/\p{Cc}/u)
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
    ['\u0600١٢', 3],
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
    ['abc', 1, '…'],
    ['abc', 0, ''],
    ['漢字', 0, ''],
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
