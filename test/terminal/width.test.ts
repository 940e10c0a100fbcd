import fc from 'fast-check'
import { wrapAnsi } from 'fast-wrap-ansi'
import stringWidth from 'string-width'
import { expect, it } from 'vitest'
import { countedCharacters, countedWidth } from '../../src/terminal/counted.js'
import { truncate, widthOf, wrap } from '../../src/terminal/width.js'

const VARIATION = '\ufe0f'
/** Of ideographs and Hangul one in so many, but for a long run. */
const STEP = process.env.HELPDESK_TEST_LONG ? 1 : 13
const codes = [
  ...Array.from({ length: 0x3400 }, (_, i) => i),
  ...Array.from({ length: Math.floor((0xd800 - 0x3400) / STEP) }, (_, i) => 0x3400 + i * STEP),
  ...Array.from({ length: 0x2000 }, (_, i) => 0xe000 + i),
  ...Array.from({ length: 0x1000 }, (_, i) => 0x1f000 + i),
]
const all = codes
  .map((code) => String.fromCodePoint(code))
  .flatMap((character) =>
    character > '\u3400' && character < '\ud800' ? [character] : [character, character + VARIATION],
  )
  .filter((character) => countedWidth(character) !== undefined)

/** What must not be counted, beside what may be: marks, joiners, jamo, flags, modifiers, halves, escape sequences. */
const ODD =
  'e\u0301 \u200d \ufe0f \u1100 \u1161 \u11a8 \u{1f1eb}\u{1f1f7} \u{1f3fd} \ud800 \u20e3 \u0e33 \u093f \u0600 \u00ad \t ' +
  '\u001b[31m \u001b[39m \u001b[1;32m \u001b[m \u001b[38;2;1;2;3m \u001b]8;;x\u0007 \u001b \u009b 👩\u200d💻 \u2764 1\ufe0f\u20e3 \uff9e'
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...all.slice(0, 700)),
      fc.nat(all.length - 1).map((i) => all[i] ?? ''),
      fc.constantFrom(...ODD.split(' '), ' '),
    ),
  )
  .map((pieces) => pieces.join(''))
const PREFIXED = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/gu
const characters = (text: string) => Array.from(new Intl.Segmenter().segment(text), (s) => s.segment)

it('counts characters as the library measures them, and each by itself', () => {
  expect(all.length).toBeGreaterThan(5_000)
  expect(all.filter((character) => countedWidth(character) !== stringWidth(character))).toEqual([])
  expect(characters(all.join(''))).toEqual(all)
})

it('counts them as the library that breaks lines does', () => {
  for (const width of [1, 2]) {
    const alike = all.filter((character) => countedWidth(character) === width && /^\S$/u.test(character))
    for (const character of alike.map((c) => c.normalize()))
      expect(wrapAnsi(character.repeat(5), 2 * width, { hard: true }), character).toBe(
        [character.repeat(2), character.repeat(2), character].join('\n'),
      )
  }
})

it('measures any text as the library does', () => {
  fc.assert(
    fc.property(text, (text) => {
      expect(widthOf(text)).toBe(stringWidth(text.replace(PREFIXED, '#')))
      const counted = countedCharacters(text)
      if (counted) expect(counted).toEqual(characters(text))
    }),
    { numRuns: 2_000 },
  )
})

it('leaves lines that fit as the library does', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 40 }), (text, columns) => {
      if ((countedWidth(text) ?? 99) <= columns)
        expect(wrap(text, columns)).toBe(wrapAnsi(text, columns, { hard: true, trim: false }))
    }),
    { numRuns: 2_000 },
  )
})

it('cuts what is too long, and nothing else', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 30 }), (text, columns) => {
      if (text.includes('\u001b')) return
      const cut = truncate(text, columns)
      if (stringWidth(text.replace(PREFIXED, '#')) <= columns) expect(cut).toBe(text)
      else expect(cut).toContain('…')
    }),
    { numRuns: 2_000 },
  )
})
