import { describe, expect, it } from 'vitest'
import { count, longText, word } from '../../src/command/parsers.js'
import { HelpdeskError } from '../../src/core/errors.js'
import { email, fullName, role, username } from '../../src/identity/parsers.js'
import { ticketId, title } from '../../src/tickets/parsers.js'

/** What a parser makes of a text; `code: sentence` where it refuses. */
function read(parse: (text: string) => unknown, text: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    if (error instanceof HelpdeskError) return `${error.code}: ${error.text.en}`
    throw error
  }
}
const ZERO_WIDTH = {
  'zero-width space': '\u200b',
  'non-joiner': '\u200c',
  joiner: '\u200d',
  'word joiner': '\u2060',
  'byte order mark': '\ufeff',
  'soft hyphen': '\u00ad',
  'left-to-right mark': '\u200e',
  'right-to-left override': '\u202e',
  'invisible times': '\u2062',
  'Hangul filler': '\u3164',
  'Hangul choseong filler': '\u115f',
  'grapheme joiner': '\u034f',
  'variation selector': '\ufe0f',
  'another variation selector': '\u{e0100}',
  'Mongolian separator': '\u180e',
  'tag letter': '\u{e0041}',
}
const INVISIBLE: Record<string, string> = {
  ...ZERO_WIDTH,
  'no-break space': '\u00a0',
  'ideographic space': '\u3000',
  'braille blank': '\u2800',
  escape: '\x1b',
  delete: '\x7f',
  'C1 control': '\x9b',
}

describe.each([
  ['a ticket', ticketId, (t: string) => `INVALID: '${t}' is not a ticket number.`],
  ['a limit', count, (t: string) => `INVALID: '${t}' is not a whole number from 1.`],
])('%s', (_, parse, refusal) => {
  it.each([
    ['1', 1],
    ['12', 12],
    ['0012', 12],
    ['2147483647', 2_147_483_647],
    ['00000000002147483647', 2_147_483_647],
  ])('takes %s', (text, number) => expect(read(parse, text)).toBe(number))

  it.each([
    ...['0', '000', '-1', '-0', '+1', '1e3', '1.0', '1.5', '1,000', '1_000', '0x10', '2147483648', '9007199254740993', '9'.repeat(400)],
    ...[
      '１２',
      '१२',
      '٣',
      '²',
      'Ⅻ',
      '',
      ' ',
      ' 1',
      '1 ',
      '1\n',
      '\t1',
      '1\0',
      '\0',
      '1\u200b',
      '\ufeff1',
      '1\ud800',
      '#',
      '##1',
      '1#',
      '# 1',
    ],
    ...['NaN', 'Infinity', 'twelve', 'constructor', '--1', '1;2', '1 2', '-'],
  ])('refuses %j', (text) => expect(read(parse, text)).toBe(refusal(text)))
})

it.each([
  ['#12', 12],
  ['#0012', 12],
  ['#2147483647', 2_147_483_647],
  ['#0', "INVALID: '#0' is not a ticket number."],
  ['#-1', "INVALID: '#-1' is not a ticket number."],
  ['#2147483648', "INVALID: '#2147483648' is not a ticket number."],
])('a ticket may be written %s', (text, expected) => expect(read(ticketId, text)).toBe(expected))
it('a limit may not', () => expect(read(count, '#12')).toBe("INVALID: '#12' is not a whole number from 1."))

describe.each([
  ['a title', title, 200, 'The title'],
  ['a full name', fullName, 100, 'The name'],
])('%s', (_, parse, most, what) => {
  it.each([
    ['one letter', 'x'],
    ['one digit', '0'],
    ['a sign', '!'],
    ['an emoji', '😀'],
    ['blanks around', '  x  '],
    ['a tab', 'a\tb'],
    ['a zero-width space beside a letter', 'x\u200b'],
    ['an emoji of several', '👨‍👩‍👧'],
    ['a decomposed accent', 'e\u0301'],
    ['quotes, backslashes, markup', `a' OR 1=1 -- "<b>" \\ %_ \${x}`],
    ['as many letters as it can', 'x'.repeat(most)],
    ['as many emoji as it can: each counts one', '😀'.repeat(most)],
    ['as many three-byte letters as it can', '漢'.repeat(most)],
  ])('takes %s, as it is', (_, text) => expect(read(parse, text)).toBe(text))

  it.each([
    ['nothing', '', 'is empty.'],
    ['blanks', '   ', 'is empty.'],
    ['a tab', '\t', 'is empty.'],
    ['line breaks alone', '\n\n', 'is empty.'],
    ...Object.entries(INVISIBLE).map(([name, text]) => [`only: ${name}`, text.repeat(3), 'is empty.']),
    ['all of these', Object.values(INVISIBLE).join(''), 'is empty.'],
    ['a NUL', 'a\0b', 'holds a character that cannot be stored.'],
    ['half a surrogate pair', 'a\ud83d', 'holds a character that cannot be stored.'],
    ['the other half', '\ude00a', 'holds a character that cannot be stored.'],
    ['halves in the wrong order', '\ude00\ud83d', 'holds a character that cannot be stored.'],
    ...['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029'].map((end) => [
      `a line break ${JSON.stringify(end)}`,
      `a${end}b`,
      'must be one line.',
    ]),
    ['a line break at the end', 'a\n', 'must be one line.'],
    ['one letter more than it can', 'x'.repeat(most + 1), `is longer than ${most} characters.`],
    ['one emoji more than it can', '😀'.repeat(most + 1), `is longer than ${most} characters.`],
    ['one accent more than it can', `${'x'.repeat(most)}\u0301`, `is longer than ${most} characters.`],
  ] as [string, string, string][])('refuses %s', (_, text, why) => expect(read(parse, text)).toBe(`INVALID: ${what} ${why}`))
})

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
  ] as [string, string, string][])('may not be %s', (_, text, why) => expect(read(longText, text)).toBe(`INVALID: The text ${why}`))
})

describe('a new username', () => {
  it.each([
    ['a letter', 'x'],
    ['letters, digits and signs', 'ada.l-0_x+y!'],
    ['digits and a letter', '12a'],
    ['accents', 'José'],
    ['other scripts', '山田Ünsal'],
    ['vowel signs of other scripts', 'हिन्दी'],
    ['an emoji', '😀'],
    ['50 letters', 'x'.repeat(50)],
    ['50 emoji: each counts one', '😀'.repeat(50)],
    ['what begins like a special word', 'nonesuch'],
    ['quotes', `o'neil"\\%`],
    ['an id that is none', 'id:x'],
  ])('may be %s', (_, text) => expect(read(username, text)).toBe(text))

  it('is stored composed, and counted so', () => {
    expect(read(username, 'Jose\u0301')).toBe('José')
    expect(read(username, 'e\u0301'.repeat(50))).toBe('é'.repeat(50))
  })

  it.each([
    ['nothing', ''],
    ['51 letters', 'x'.repeat(51)],
    ['51 emoji', '😀'.repeat(51)],
    ['51 composed letters', 'e\u0301'.repeat(51)],
    ['digits alone', '12'],
    ['one digit', '0'],
    ['an @', 'a@b'],
    ['an @ alone', '@me'],
    ['a blank in it', 'a b'],
    ['a blank before it', ' a'],
    ['a blank after it', 'a '],
    ['a tab', 'a\tb'],
    ['a line break', 'a\nb'],
    ['an accent that stands on nothing', '\u0301'],
    ['accents that stand on nothing', '\u0301\u0300'],
    ['an id', 'id:7'],
    ['an id in capitals', 'ID:7'],
    ['what means standard input', '-'],
    ['what means nobody', 'none'],
    ['what means nobody, in capitals', 'None'],
    ...Object.entries(INVISIBLE).flatMap(([name, text]) => [
      [`only: ${name}`, text],
      [`a letter, and: ${name}`, `ada${text}`],
    ]),
  ] as [string, string][])('may not be %s', (_, text) =>
    expect(read(username, text)).toBe(`INVALID: '${text.normalize('NFC')}' cannot be a username.`),
  )

  it.each([
    ['a NUL', 'a\0'],
    ['half a surrogate pair', 'a\ud83d'],
  ])('may not hold %s', (_, text) => expect(read(username, text)).toBe('INVALID: The username holds a character that cannot be stored.'))
})

describe('an e-mail address', () => {
  it.each(['a@b', 'ada.l+x@example.org', 'jösé@exämple.org', '"quoted"@b', `${'x'.repeat(98)}@b`])('may be %j', (text) =>
    expect(read(email, text)).toBe(text),
  )
  it.each([
    ...['', '@', 'a@', '@b', 'a', 'a@b@c', 'a b@c', 'a@b ', ' a@b', 'a@b\n', 'a\t@b', 'a@\x1b[2J', 'a@\x7f', 'a@\u00a0', 'a\u2028@b'],
    `${'x'.repeat(99)}@b`,
  ])('may not be %j', (text) => expect(read(email, text)).toBe(`INVALID: '${text}' is not an e-mail address.`))
  it.each(['a@b\0', 'a@\ud83d'])('may not be %j, which cannot be stored', (text) =>
    expect(read(email, text)).toBe('INVALID: The e-mail address holds a character that cannot be stored.'),
  )
})

describe('a role', () => {
  it.each([
    ['EMPLOYEE', 'EMPLOYEE'],
    ['technician', 'TECHNICIAN'],
    ['Admin', 'ADMIN'],
    [' ADMIN\n', 'ADMIN'],
  ])('%j is %s', (text, expected) => expect(read(role, text)).toBe(expected))
  it.each(['', ' ', 'ADM', 'ADMINS', 'ADMIN,EMPLOYEE', 'ÀDMIN', 'ＡＤＭＩＮ', 'constructor', '0', 'ADMIN\0', 'ADMIN\u200b', 'ADMIN\ud800'])(
    '%j is none',
    (text) => expect(read(role, text)).toBe(`INVALID: There is no role '${text}'.`),
  )
})

describe('a name to look up', () => {
  it.each(['x', '@me', 'id:7', ' Réseau ', '12', '\u200b', '😀', 'x'.repeat(1_000)])('may be %j, as it is', (text) =>
    expect(read(word, text)).toBe(text),
  )
  it.each(['', ' ', '\t\n', '\u00a0'])('may not be %j', (text) => expect(read(word, text)).toBe('INVALID: A name is empty.'))
  it.each(['a\0', '\ud83d'])('may not be %j, which cannot be sent', (text) =>
    expect(read(word, text)).toBe('INVALID: A name holds a character that cannot be stored.'),
  )
})
