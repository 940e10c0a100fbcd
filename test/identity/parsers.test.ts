import { describe, expect, it } from 'vitest'
import { email, role, username } from '../../src/identity/parsers.js'
import { INVISIBLE, read } from '../helpers/parsing.js'

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
  ])('may not hold %s', (_, text) =>
    expect(read(username, text)).toBe('INVALID: The username holds a character that cannot be stored.'),
  )
})

describe('an e-mail address', () => {
  it.each(['a@b', 'ada.l+x@example.org', 'jösé@exämple.org', '"quoted"@b', `${'x'.repeat(98)}@b`])(
    'may be %j',
    (text) => expect(read(email, text)).toBe(text),
  )
  it.each([
    ...[
      '',
      '@',
      'a@',
      '@b',
      'a',
      'a@b@c',
      'a b@c',
      'a@b ',
      ' a@b',
      'a@b\n',
      'a\t@b',
      'a@\x1b[2J',
      'a@\x7f',
      'a@\u00a0',
      'a\u2028@b',
    ],
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
  it.each([
    '',
    ' ',
    'ADM',
    'ADMINS',
    'ADMIN,EMPLOYEE',
    'ÀDMIN',
    'ＡＤＭＩＮ',
    'constructor',
    '0',
    'ADMIN\0',
    'ADMIN\u200b',
    'ADMIN\ud800',
  ])('%j is none', (text) => expect(read(role, text)).toBe(`INVALID: There is no role '${text}'.`))
})
