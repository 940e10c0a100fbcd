import { describe, expect, it } from 'vitest'
import { failure } from '../../src/core/errors.js'
import { decodeUtf8, utf8Decoder } from '../../src/core/utf8.js'

const REFUSED = { en: 'Not UTF-8.', fr: 'Pas en UTF-8.' }
const bytes = (text: string) => Buffer.from(text)

describe('UTF-8', () => {
  it.each([
    ['', ''],
    ['é€😀', 'é€😀'],
    ['\ufeffé', 'é'],
    ['\ufeff\ufeffé', '\ufeffé'],
    ['é\ufeff', 'é\ufeff'],
  ])('%j is read as %j, at once and byte by byte', (written, read) => {
    expect(decodeUtf8(bytes(written), REFUSED)).toBe(read)
    const decode = utf8Decoder(() => failure('INVALID', REFUSED))
    expect([...bytes(written)].map((byte) => decode(Uint8Array.of(byte))).join('') + decode()).toBe(read)
  })

  it.each([
    ['Latin-1', Buffer.from('é', 'latin1')],
    ['half a character', bytes('é').subarray(0, 1)],
    ['half of a surrogate pair', Uint8Array.of(0xed, 0xa0, 0x80)],
  ])('%s is refused', (_, wrong) => {
    expect(() => decodeUtf8(wrong, REFUSED)).toThrow(expect.objectContaining({ code: 'INVALID', text: REFUSED }))
  })
})
