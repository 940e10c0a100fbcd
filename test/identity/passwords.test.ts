import { pbkdf2Sync } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { fingerprint, hashPassword, verifyPassword } from '../../src/identity/services/passwords.js'
import type { HashMethod } from '../../src/identity/user.js'
import samples from '../data/password-hashes.json' with { type: 'json' }
import { CHEAP_HASH } from '../helpers/world.js'

const METHODS: HashMethod[] = ['bcrypt', 'pbkdf2']
/** Looks the same on paper where it holds an accent; else it is one letter longer. */
const another = (password: string) =>
  [password.normalize('NFC'), password.normalize('NFD')].find((other) => other !== password) ?? `${password}x`

describe('hashes made by werkzeug', () => {
  it('are there', () => expect(samples).toHaveLength(21))

  it.each(samples.map(({ password, hash }) => [hash.split('$')[0], password, hash] as const))(
    '%s of %j verifies with it and with no other',
    async (_, password, hash) => {
      const answers = [password, another(password)].map((p) => verifyPassword(p, hash))
      expect(await Promise.all(answers)).toEqual([true, false])
    },
  )

  it('verify with no empty password, by any method', async () => {
    const answers = samples.slice(0, 3).map(({ hash }) => verifyPassword('', hash))
    expect(await Promise.all(answers)).toEqual([false, false, false])
  })
})

describe.each(METHODS)('a hash written by us (%s)', (method) => {
  const password = '  mot de passe é 😀 $:  '
  let hash: string
  beforeAll(async () => {
    hash = await hashPassword(password, method)
  })

  it('has the documented form', () =>
    expect(hash).toMatch(
      { bcrypt: /^\$2b\$12\$[./A-Za-z0-9]{53}$/, pbkdf2: /^pbkdf2:sha256:1000000\$[A-Za-z0-9]{16}\$[0-9a-f]{64}$/ }[
        method
      ],
    ))
  it('verifies with the password and no other', async () => {
    const others = [password, another(password), password.trim(), `${password} `, password.toUpperCase(), '']
    expect(await Promise.all(others.map((p) => verifyPassword(p, hash)))).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ])
  })
  it('is never the same twice', async () => expect(await hashPassword(password, method)).not.toBe(hash))
})

it('pbkdf2 is over the UTF-8 bytes of salt and password, as werkzeug computes it', async () => {
  const hash = await hashPassword('pässwörd', 'pbkdf2')
  const [, salt, hex] = hash.split('$') as [string, string, string]
  expect(pbkdf2Sync(Buffer.from('pässwörd'), Buffer.from(salt), 1_000_000, 32, 'sha256').toString('hex')).toBe(hex)
})

it.each(['$2a$', '$2b$', '$2y$'])('bcrypt marked %s verifies', async (mark) => {
  const hash = (await hashPassword('secret', 'bcrypt')).replace('$2b$', mark)
  expect([await verifyPassword('secret', hash), await verifyPassword('Secret', hash)]).toEqual([true, false])
})

describe('what cannot be a password is refused', () => {
  it.each([
    ['nothing', ''],
    ['a NUL', 'a\0b'],
    ['half a surrogate pair', 'a\ud83d'],
    ['the other half', '\ude00b'],
  ])('%s, by both methods', async (_, password) => {
    for (const method of METHODS)
      await expect(hashPassword(password, method)).rejects.toMatchObject({ code: 'INVALID' })
  })

  it.each([
    ['73 letters', 'x'.repeat(73)],
    ['37 letters of two bytes', 'é'.repeat(37)],
    ['19 emoji', '😀'.repeat(19)],
  ])('%s, which bcrypt would cut', async (_, password) => {
    await expect(hashPassword(password, 'bcrypt')).rejects.toMatchObject({ code: 'INVALID' })
    expect(await verifyPassword(password, await hashPassword(password, 'pbkdf2'))).toBe(true)
  })

  it.each([
    ['72 letters', 'x'.repeat(72)],
    ['18 emoji', '😀'.repeat(18)],
  ])('but not %s; and what is longer does not verify', async (_, password) => {
    const hash = await hashPassword(password, 'bcrypt')
    expect([await verifyPassword(password, hash), await verifyPassword(`${password}x`, hash)]).toEqual([true, false])
  })
})

describe('what is no hash of ours', () => {
  const [, , scrypt] = samples.map((s) => s.hash)
  const salted = (method: string) => `${method}$salt$${'0'.repeat(64)}`
  const scrypted = (costs: string) => `scrypt:${costs}$salt$${'0'.repeat(128)}`
  const bcrypted = (cost: string) => `$2b$${cost}$${'.'.repeat(53)}`
  const ABSURD = [
    ...['5000001', '1000000000', '9007199254740993', '1e400', 'Infinity', '0', '-1', '1.5', 'NaN', 'x', ''].map((n) =>
      salted(`pbkdf2:sha256:${n}`),
    ),
    ...[
      '1073741824:8:1',
      '32768:8:1000',
      '32768:1000000:1',
      '2:1:1048577',
      '0:8:1',
      '-2:-8:1',
      '1e400:8:1',
      'Infinity:0:1',
    ].map(scrypted),
    ...['32768:8', '32768:8:1:1', '32767:8:1', '1:8:1', '::', ''].map(scrypted),
    ...['15', '20', '31', '32', '99', '00', '03', '4', '012', '-1'].map(bcrypted),
  ]
  const UNKNOWN = [
    ...[
      'pbkdf2:sha1:1000',
      'pbkdf2:md5:1000',
      'pbkdf2:sha512:1000',
      'pbkdf2',
      'sha256',
      'md5',
      'plain',
      'argon2',
      '',
    ].map(salted),
    ...[
      'argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA',
      '$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA',
      '$1$salt$hash',
      '$6$salt$hash',
    ],
    ...['PBKDF2:SHA256:1$salt$x', '$2x$10$', '$2$10$', '{SSHA}c2VjcmV0'],
  ]
  const BROKEN = [
    '',
    '!',
    '*',
    '$',
    '$$',
    '$$$',
    'secret',
    '\0',
    'pbkdf2:sha256:1',
    'pbkdf2:sha256:1$salt',
    'scrypt:2:1:1',
    '$2b$12$',
    '$2b$12$abc',
  ]

  it.each([...ABSURD, ...UNKNOWN, ...BROKEN])('%j is false', async (hash) =>
    expect(await verifyPassword('secret', hash)).toBe(false),
  )

  it('all of these together take less time than one verification', async () => {
    const all = [...ABSURD, ...UNKNOWN, ...BROKEN]
    const timed = async (work: () => Promise<unknown>) => {
      const start = process.hrtime.bigint()
      await work()
      return Number(process.hrtime.bigint() - start)
    }
    const one = await timed(() => verifyPassword('Secr3t!pass', samples[1]?.hash ?? ''))
    const many = await timed(async () => {
      for (const hash of all) await verifyPassword('secret', hash)
    })
    expect(many / one).toBeLessThan(1)
  })

  it.each([
    ['a letter less', CHEAP_HASH.slice(0, -1)],
    ['a letter more', `${CHEAP_HASH}0`],
    ['another letter', CHEAP_HASH.replace(/.$/, '4')],
    ['no letters', CHEAP_HASH.replace(/[0-9a-f]{64}$/, '')],
    ['letters that are not hexadecimal', CHEAP_HASH.replace(/.$/, 'g')],
    ['another salt', CHEAP_HASH.replace('$salt$', '$Salt$')],
    ['one iteration more', CHEAP_HASH.replace(':1$', ':2$')],
    ['a part more', `${CHEAP_HASH}$`],
    ['a part more with text', `${CHEAP_HASH}$extra`],
    ['iterations not in digits', CHEAP_HASH.replace(':1$', ':1e0$')],
    ['iterations in hexadecimal', CHEAP_HASH.replace(':1$', ':0x1$')],
    ['a cost more', CHEAP_HASH.replace(':1$', ':1:1$')],
    ['a blank before it', ` ${CHEAP_HASH}`],
  ])('nor is a hash with %s', async (_, hash) => {
    expect(await verifyPassword('secret', CHEAP_HASH)).toBe(true)
    expect(await verifyPassword('secret', hash)).toBe(false)
  })
  it('nor a scrypt hash with a part more', async () =>
    expect([
      await verifyPassword('Secr3t!pass', `${scrypt}`),
      await verifyPassword('Secr3t!pass', `${scrypt}$x`),
    ]).toEqual([true, false]))
})

it('a fingerprint is SHA-256 in hexadecimal, and tells hashes apart', () => {
  expect(fingerprint('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(fingerprint(CHEAP_HASH)).not.toBe(fingerprint(`${CHEAP_HASH} `))
})
