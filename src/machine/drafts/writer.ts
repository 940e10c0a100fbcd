import { shortDigest } from '../config.js'
import type { Account } from '../session-store.js'

/** Who writes: the account, and the token that stands for it where the database could not be asked whose it is. */
export interface Writer {
  account: Account | undefined
  token: string | undefined
}

/** The owner of what was written by somebody who was not logged in. */
const NOBODY = 'nobody'

/**
 * What of a kept text's name is its owner's on one database, which `key` tells from others. `own`: it is found again
 * under each of these, and stored under the first; `nobodys`: written by somebody who was not logged in.
 */
export function ownersOf({ account, token }: Writer, key: string): { own: string[]; nobodys: string; first: string } {
  const digest = (owner: string) => shortDigest(`${owner} ${key}`)
  const own = [
    ...(account ? [digest(`account ${account.id} ${account.createdAt}`)] : []),
    ...(token === undefined ? [] : [digest(`token ${token}`)]),
  ]
  const nobodys = digest(NOBODY)
  return { own, nobodys, first: own[0] ?? nobodys }
}
