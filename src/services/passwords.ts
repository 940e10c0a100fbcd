import { createHash, pbkdf2, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { failure } from '../errors.js'

/** How a new hash is made. `pbkdf2` is what every version of the web application's werkzeug reads; a bcrypt hash makes its login page fail. */
export type HashMethod = 'bcrypt' | 'pbkdf2'

const BCRYPT_COST = 12
const PBKDF2_ITERATIONS = 1_000_000 // werkzeug 3.1's
/** Beyond these a stored hash counts as wrong: computing it would take seconds, or all memory. */
const MOST = { bcryptCost: 14, pbkdf2Iterations: 5_000_000, scryptWork: 2 ** 21 }

const derivePbkdf2 = promisify(pbkdf2)
const deriveScrypt = promisify<string, string, number, object, Buffer>(scrypt)

/**
 * A hash for `user.password`: bcrypt's `$2b$…`, or `pbkdf2:sha256:<iterations>$<salt>$<hex>` as werkzeug writes it
 * (https://werkzeug.palletsprojects.com/en/stable/utils/#module-werkzeug.security). Throws INVALID for what cannot be a password.
 */
export async function hashPassword(password: string, method: HashMethod): Promise<string> {
  checkPassword(password, method)
  if (method === 'bcrypt') return (await bcryptModule()).hash(password, BCRYPT_COST)
  const salt = randomBytes(12).toString('base64url').replace(/[-_]/g, 'x')
  const key = await derivePbkdf2(password, salt, PBKDF2_ITERATIONS, 32, 'sha256')
  return `pbkdf2:sha256:${PBKDF2_ITERATIONS}$${salt}$${key.toString('hex')}`
}

/** Whether `hash`, of any of the three methods, is that of `password`. False, never an error, for a hash that is none. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [method = '', salt = '', hex = '', ...more] = hash.split('$')
  const [name, ...costs] = method.split(':')
  if (name === 'pbkdf2' || name === 'scrypt') {
    if (more.length > 0 || !costs.slice(name === 'pbkdf2' ? 1 : 0).every((cost) => /^\d+$/.test(cost))) return false
  }
  if (name === 'pbkdf2' && costs[0] === 'sha256' && costs.length <= 2) {
    return verifyPbkdf2(password, salt, hex, Number(costs[1] ?? 260_000))
  }
  if (name === 'scrypt') return verifyScrypt(password, salt, hex, costs.map(Number))
  const bcryptCost = Number(/^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/.exec(hash)?.[1] ?? Number.NaN)
  if (!(bcryptCost <= MOST.bcryptCost)) return false
  return Buffer.byteLength(password) <= 72 && (await bcryptModule()).compare(password, hash.replace(/^\$2y/, '$2b'))
}

/** Takes as long as verifying would: for an account that is not there. */
export async function pretendToVerify(password: string, method: HashMethod): Promise<void> {
  if (method === 'bcrypt') await verifyPassword(password, `$2b$${BCRYPT_COST}$${'.'.repeat(53)}`)
  else await derivePbkdf2(password, 'salt', PBKDF2_ITERATIONS, 32, 'sha256')
}

/** What a session keeps of a stored hash, to notice that it was changed. */
export const fingerprint = (hash: string): string => createHash('sha256').update(hash).digest('hex')

async function verifyPbkdf2(password: string, salt: string, hex: string, iterations: number): Promise<boolean> {
  if (!Number.isInteger(iterations) || iterations < 1 || iterations > MOST.pbkdf2Iterations) return false
  return sameBytes(await derivePbkdf2(password, salt, iterations, 32, 'sha256'), hex)
}

async function verifyScrypt(password: string, salt: string, hex: string, costs: number[]): Promise<boolean> {
  const [N = 0, r = 0, p = 0] = costs
  const work = N * r * p
  if (costs.length !== 3 || !costs.every((c) => Number.isInteger(c) && c > 0) || work > MOST.scryptWork) return false
  try {
    return sameBytes(await deriveScrypt(password, salt, 64, { N, r, p, maxmem: 128 * r * (N + p + 2) }), hex)
  } catch {
    return false // N is no power of two
  }
}

function sameBytes(key: Buffer, hex: string): boolean {
  const stored = Buffer.from(hex, 'hex')
  return stored.length === key.length && stored.length * 2 === hex.length && timingSafeEqual(stored, key)
}

function checkPassword(password: string, method: HashMethod): void {
  const problem =
    password === ''
      ? { en: 'The password is empty.', fr: 'Le mot de passe est vide.' }
      : /[\0\r\n]|\p{Cs}/u.test(password)
        ? { en: 'The password holds a character that cannot be used.', fr: 'Le mot de passe contient un caractère inutilisable.' }
        : method === 'bcrypt' && Buffer.byteLength(password) > 72
          ? {
              en: 'The password is longer than 72 bytes, which is all that bcrypt reads.',
              fr: 'Le mot de passe dépasse 72 octets, tout ce que lit bcrypt.',
            }
          : undefined
  if (problem) throw failure('INVALID', problem)
}

const bcryptModule = async () => (await import('bcrypt')).default
