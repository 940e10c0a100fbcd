import { describe, expect, it } from 'vitest'
import { longText, word } from '../../src/command/parsers.js'
import { INVISIBLE, read } from '../helpers/parsing.js'

describe('a description or comment', () => {
  it.each([
    ['one letter', 'x'],
    ['several lines', 'a\r\n\n\tb\n'],
    ['control characters, which are shown when it is read', '\x1b]0;x\x07'],
    ['65,535 bytes', 'x'.repeat(65_535)],
    ['65,535 bytes of three-byte letters', '漢'.repeat(21_845)],
    ['65,535 bytes with emoji', `${'😀'.repeat(16_383)}abc`],
  ])('may be %s', (_, text) => expect(read(longText, text)).toBe(text))

  it.each([
    ['nothing', '', 'is empty.'],
    ['blanks and line ends', ' \n\t\r\n ', 'is empty.'],
    ...Object.entries(INVISIBLE).map(([name, text]) => [`only: ${name}`, `${text}\n${text}`, 'is empty.']),
    ['a NUL', 'a\0', 'holds a character that cannot be stored.'],
    ['half a surrogate pair', '\ud83da', 'holds a character that cannot be stored.'],
    ['65,536 bytes', 'x'.repeat(65_536), 'is longer than 65,535 bytes.'],
    ['65,536 bytes of emoji', '😀'.repeat(16_384), 'is longer than 65,535 bytes.'],
    ['21,846 letters of three bytes', '漢'.repeat(21_846), 'is longer than 65,535 bytes.'],
  ] as [string, string, string][])('may not be %s', (_, text, why) =>
    expect(read(longText, text)).toBe(`INVALID: The text ${why}`),
  )
})

describe('a name to look up', () => {
  it.each(['x', '@me', 'id:7', ' Réseau ', '12', '\u200b', '😀', 'x'.repeat(1_000)])('may be %j, as it is', (text) =>
    expect(read(word, text)).toBe(text),
  )
  it.each(['', ' ', '\t\n', '\u00a0'])('may not be %j', (text) =>
    expect(read(word, text)).toBe('INVALID: A name is empty.'),
  )
  it.each(['a\0', '\ud83d'])('may not be %j, which cannot be sent', (text) =>
    expect(read(word, text)).toBe('INVALID: A name holds a character that cannot be stored.'),
  )
})
