import fc from 'fast-check'
import { format } from 'mysql2'
import { describe, expect, it } from 'vitest'
import { withValues } from '../../src/db/mysql/format.js'

const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(null, true, false, '?', "it's", '\\', "\\' or 1 = 1 -- ", 'a\0b\u001a', '??'),
  fc.integer(),
  fc.bigInt(),
  fc.uint8Array().map((bytes) => Buffer.from(bytes)),
)
/** What Kysely writes around placeholders: names in backticks, literals, comments within raw SQL. */
const piece = fc.constantFrom(
  'select `a`.`b` from `t` where ',
  " = 'x' and ",
  ' in (',
  ' -- no value\n',
  ' /* nor here */ ',
  "'it''s'",
)

describe('a statement with its values', () => {
  it('is what mysql2 makes of it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, value), { maxLength: 12 }), piece, (parts, end) => {
        const sql = parts.map(([text]) => `${text}?`).join('') + end
        const values = parts.map(([, one]) => one)
        // A comment that a placeholder follows on its line, and two in a row, are none of Kysely's.
        expect(withValues(sql, values)).toBe(format(sql, values))
      }),
      { numRuns: 1_000 },
    )
  })

  it.each([
    ["select '?' as a, ? as b", [1], "select '?' as a, 1 as b"],
    ['select 1 /* why? */ + ?', [2], 'select 1 /* why? */ + 2'],
    ['select "?", `?`, ?', ['?'], 'select "?", `?`, \'?\''],
    ["select '?'", [], "select '?'"],
    ["select '?'", undefined, "select '?'"],
  ])('has a ? that is no placeholder as it stands: %s', (sql, values, made) => {
    expect(withValues(sql, values)).toBe(made)
  })
})
