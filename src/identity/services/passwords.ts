import { pbkdf2, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { failure, type HelpdeskError } from '../../core/errors.js'
import { elapsedMs } from '../../core/light/clock.js'
import { sha256 } from '../../core/light/sha256.js'
import type { HashMethod } from '../user.js'
import { words } from '../words.js'

const BCRYPT_COST = 12
const PBKDF2_ITERATIONS = 1_000_000 // werkzeug 3.1's
/** Beyond these a stored hash counts as wrong: computing it would take seconds, or all memory. */
const COSTLIEST = { bcryptCost: 14, pbkdf2Iterations: 5_000_000, scryptWork: 2 ** 21 }

// Both are made where they are used: to load `node:crypto` takes 4 ms, and most commands verify no password.
const derivePbkdf2 = (password: string, salt: string, iterations: number): Promise<Buffer> =>
  promisify(pbkdf2)(password, salt, iterations, KEY_BYTES.pbkdf2, 'sha256')
const deriveScrypt = (password: string, salt: string, costs: object): Promise<Buffer> =>
  promisify<string, string, number, object, Buffer>(scrypt)(password, salt, KEY_BYTES.scrypt, costs)

/**
 * A hash for `user.password`: bcrypt's `$2b$…`, or `pbkdf2:sha256:<iterations>$<salt>$<hex>` as werkzeug writes it
 * (https://werkzeug.palletsprojects.com/en/stable/utils/#module-werkzeug.security). Throws INVALID for what cannot be a
 * password.
 */
export async function hashPassword(password: string, method: HashMethod): Promise<string> {
  const problem = notAPassword(password, method)
  if (problem) throw problem
  if (method === 'bcrypt') return (await bcryptModule()).hash(password, BCRYPT_COST)
  const salt = randomBytes(12).toString('base64url').replace(/[-_]/g, 'x')
  const key = await derivePbkdf2(password, salt, PBKDF2_ITERATIONS)
  return `pbkdf2:sha256:${PBKDF2_ITERATIONS}$${salt}$${key.toString('hex')}`
}

/** A stored hash that this program can compute. */
type Parsed =
  | { method: 'pbkdf2'; salt: string; key: Buffer; iterations: number }
  | { method: 'scrypt'; salt: string; key: Buffer; N: number; r: number; p: number }
  | { method: 'bcrypt'; hash: string }

const KEY_BYTES = { pbkdf2: 32, scrypt: 64 }

/** Undefined for what is no hash of the three methods, is broken, or would cost too much to compute. */
function parseHash(hash: string): Parsed | undefined {
  const bcryptCost = Number(/^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/.exec(hash)?.[1] ?? Number.NaN)
  if (bcryptCost <= COSTLIEST.bcryptCost) return { method: 'bcrypt', hash: hash.replace(/^\$2y/, '$2b') }
  const [, method, costs = '', salt = '', hex = ''] =
    /^(pbkdf2:sha256|scrypt)((?::\d+)*)\$([^$]*)\$([0-9a-f]*)$/.exec(hash) ?? []
  const numbers = costs.split(':').slice(1).map(Number)
  const key = Buffer.from(hex, 'hex')
  if (method === 'pbkdf2:sha256') {
    const [iterations = 260_000] = numbers
    if (
      numbers.length > 1 ||
      iterations < 1 ||
      iterations > COSTLIEST.pbkdf2Iterations ||
      hex.length !== KEY_BYTES.pbkdf2 * 2
    )
      return undefined
    return { method: 'pbkdf2', salt, key, iterations }
  }
  const [N = 0, r = 0, p = 0] = numbers
  if (method !== 'scrypt' || numbers.length !== 3 || r < 1 || p < 1 || N * r * p > COSTLIEST.scryptWork)
    return undefined
  if (N < 2 || !Number.isInteger(Math.log2(N)) || hex.length !== KEY_BYTES.scrypt * 2) return undefined
  return { method: 'scrypt', salt, key, N, r, p }
}

/** The method of a stored hash; undefined where no password can be verified with it. */
export const methodOf = (hash: string): Parsed['method'] | undefined => parseHash(hash)?.method

/**
 * Whether `hash`, of any of the three methods, is that of `password`. False, never an error, for a hash that is none.
 */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const stored = parseHash(hash)
  switch (stored?.method) {
    case 'pbkdf2':
      return timingSafeEqual(await derivePbkdf2(password, stored.salt, stored.iterations), stored.key)
    case 'scrypt': {
      const { salt, key, N, r, p } = stored
      return timingSafeEqual(await deriveScrypt(password, salt, { N, r, p, maxmem: 128 * r * (N + p + 2) }), key)
    }
    case 'bcrypt':
      return Buffer.byteLength(password) <= 72 && (await bcryptModule()).compare(password, stored.hash)
  }
  return false
}

/** Takes as long as verifying would: for an account that is not there. */
export async function pretendToVerify(password: string, method: HashMethod): Promise<void> {
  if (method === 'bcrypt') await verifyPassword(password, `$2b$${BCRYPT_COST}$${'.'.repeat(53)}`)
  else await derivePbkdf2(password, 'salt', PBKDF2_ITERATIONS)
}

/** Longer than any usual hash takes to compute, also on a slow machine. */
const FAILURE_MS = 1_000

/**
 * Waits until a failed check of a password may be told: always the same time after it began, an instant of
 * `elapsedMs()`, so that time tells neither whether there is such an account nor how its password is stored. Only
 * a hash that takes longer by itself shows.
 */
export async function untilFailureMayBeTold(begun: number): Promise<void> {
  await sleep(Math.max(0, begun + FAILURE_MS - elapsedMs()))
}

/** What a session keeps of a stored hash, to notice that it was changed. */
export const fingerprint = (hash: string): string => sha256(hash)

/** Why a text cannot be a new password; undefined where it can. */
export function notAPassword(password: string, method: HashMethod): HelpdeskError | undefined {
  if (password === '') return failure('INVALID', words.emptyPassword)
  if (/[\0\r\n]|\p{Cs}/u.test(password)) return failure('INVALID', words.passwordCharacter)
  if (method === 'bcrypt' && Buffer.byteLength(password) > 72) return failure('INVALID', words.passwordTooLong)
  return undefined
}

const bcryptModule = async () => (await import('bcrypt')).default
