import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sha256 } from '../../src/core/light/sha256.js'

const known = (text: string) => createHash('sha256').update(text).digest('hex')

it('is what the library answers for texts of every length around its blocks', () => {
  for (let length = 0; length < 300; length++) expect(sha256('a'.repeat(length))).toBe(known('a'.repeat(length)))
  for (const text of ['é'.repeat(10_000), '\ud800', '\u0000', '😀 l’été']) expect(sha256(text)).toBe(known(text))
})

it('is what the library answers for any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => sha256(text) === known(text)))
})
