import { failure } from '../../core/errors.js'
import type { Db } from '../../db/schema.js'
import type { HashMethod } from '../user.js'
import { words } from '../words.js'
import { hashPassword, notAPassword } from './passwords.js'
import { hashMethodOf } from './policy.js'

/** In characters (code points). */
const SHORTEST = 8

/**
 * Throws INVALID for what cannot be a new password: what no hash takes, fewer than 8 characters, or one of the
 * commonest, in whatever case. A password that is there already goes on being taken.
 */
export async function checkNewPassword(password: string, method: HashMethod): Promise<void> {
  const problem = notAPassword(password, method)
  if (problem) throw problem
  if ([...password].length < SHORTEST) throw failure('INVALID', words.passwordTooShort(SHORTEST))
  const { COMMONEST } = await import('./commonest.js')
  if (COMMONEST.has(password.toLowerCase())) throw failure('INVALID', words.passwordTooCommon)
}

/** The hash to store of a new password, by the database's policy. INVALID as above. */
export async function hashNewPassword(db: Db, password: string): Promise<string> {
  const method = await hashMethodOf(db)
  await checkNewPassword(password, method)
  return hashPassword(password, method)
}
