import { expect } from 'vitest'
import type { Ran } from './run.js'

/**
 * What a terminal may act on, or what hides or reorders text: by Unicode's own properties, joiners and variation
 * selectors aside.
 */
export const ACTIVE =
  /[\p{Cc}\p{Bidi_Control}\p{Cs}\u2028\u2029\u00ad\u115f\u1160\u180e\u200b\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e00ff}]/u
/** Texts that anybody may have stored, and what of them is shown. */
export const HOSTILE: [what: string, text: string, shown: string][] = [
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
  ['fillers that take columns', '\u115f\u1160\u3164\uffa0', '<115F><1160><3164><FFA0>'],
  ['invisible notes and shorthand', '\u{1d173}\u{1bca0}\ufff0', '<1D173><1BCA0><FFF0>'],
  ['halves of surrogate pairs', '\ud83d-\ude00', '<D83D>-<DE00>'],
  ['a half before a whole', '\ud83d😀', '<D83D>😀'],
]

/**
 * The same, several in one: what is shown of each by itself `terminal/text.test.ts` tests, where they are made inert;
 * here it is asked of every place that shows text whether it asks for that. One is left alone that is nothing but
 * blanks, and what has a NUL, which may end a text.
 */
export const PACKED: string[] = []
for (const [, text] of HOSTILE) {
  const last = PACKED.at(-1) ?? ''
  const joined = last + text
  if (last === '' || joined.length > 36 || [last, text].some((part) => part.trim() === '' || part.includes('\0')))
    PACKED.push(text)
  else PACKED[PACKED.length - 1] = joined
}

/** The same as a database keeps it: UTF-8 has no halves of surrogate pairs. */
export const STORED = PACKED.map((text) => text.toWellFormed())

/** At most `most` characters of a text, with an ending that keeps it apart from the others; halves are not left. */
export const cutTo = (most: number, text: string, ending = ''): string => {
  const room = most - ending.length
  return [...text].slice(0, room).join('') + ending
}

/** How far an import or a copy is, on a line that is cleared. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is how a line is cleared
const OWN_LINE = /\r(?:[\p{Nd}\p{Zs},]+(?:rows?|lignes?))?\x1b\[K/gu

/**
 * What the program itself writes to a terminal beside letters: line ends, the blanks between columns, and a line that
 * it clears.
 */
const withoutOwn = (text: string, format: string) =>
  text
    .replace(OWN_LINE, '')
    .replaceAll('\n', '')
    .replaceAll(format === 'tsv' ? '\t' : '', '')

/** What of a text a terminal would act on, with what stands around it. */
function activeIn(text: string): string | undefined {
  const at = text.search(ACTIVE)
  return at === -1 ? undefined : JSON.stringify(text.slice(Math.max(0, at - 40), at + 40))
}

/** That nothing of what a command wrote acts on a terminal, and that it did not break down. */
export function expectInert({ code, out, err }: Ran, what: string, format = 'table') {
  expect([what, activeIn(withoutOwn(out, format))]).toEqual([what, undefined])
  expect([what, activeIn(withoutOwn(err, ''))]).toEqual([what, undefined])
  expect([what, code === 1 ? err : '']).toEqual([what, ''])
}

/** A text without the colours that the program itself gives to anything: sixteen, bold and dim. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what colours are made of
export const withoutColours = (text: string): string => text.replace(/\x1b\[(3[0-7]|39|9[0-7]|1|2|22)m/g, '')
