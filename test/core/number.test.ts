import { expect, it } from 'vitest'
import { counted } from '../../src/core/number.js'

it.each([
  [0, '0', '0'],
  [999, '999', '999'],
  [1_234, '1,234', '1\u202f234'],
  [1_234_567, '1,234,567', '1\u202f234\u202f567'],
  [-1_234, '-1,234', '-1\u202f234'],
])('%d is written as each language does', (n, en, fr) => expect(counted(n)).toEqual({ en, fr }))

it('is what Intl writes', () => {
  const numbers = Array.from({ length: 15 }, (_, i) => 10 ** i).flatMap((n) => [n - 1, n, n + 1, -n, 7 * n])
  for (const n of numbers)
    expect(counted(n)).toEqual({ en: new Intl.NumberFormat('en').format(n), fr: new Intl.NumberFormat('fr').format(n) })
})
