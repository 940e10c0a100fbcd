import { describe, expect, it } from 'vitest'
import { count } from '../../src/command/parsers.js'
import { fullName } from '../../src/identity/parsers.js'
import { ticketId, title } from '../../src/tickets/parsers.js'
import { INVISIBLE, read } from '../helpers/parsing.js'

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
    ...[
      '0',
      '000',
      '-1',
      '-0',
      '+1',
      '1e3',
      '1.0',
      '1.5',
      '1,000',
      '1_000',
      '0x10',
      '2147483648',
      '9007199254740993',
      '9'.repeat(400),
    ],
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
  ] as [string, string, string][])('refuses %s', (_, text, why) =>
    expect(read(parse, text)).toBe(`INVALID: ${what} ${why}`),
  )
})
