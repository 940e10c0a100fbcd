import { join } from 'node:path'
import { privateFile, shortDigest } from './config.js'

/** When somebody last looked at his day, in epoch seconds of the database's clock. */
export interface LastLook {
  path: string
  /** Undefined where nobody looked yet, or the file cannot be read. */
  load(): number | undefined
  /** Throws INTERNAL where it cannot be written. */
  save(at: number): void
}

/** Kept in a file that only its user can read, for each database (`key`) and account. */
export function openLastLook(stateFolder: string, key: string, userId: number): LastLook {
  const digest = shortDigest(`${userId} ${key}`)
  const file = privateFile<{ database: string; user: number; at: number }>(join(stateFolder, 'last-looks'), digest)
  return {
    path: file.path,
    load() {
      try {
        const { at } = file.read()
        return Number.isSafeInteger(at) ? at : undefined
      } catch {
        return undefined // the next save makes it anew
      }
    },
    save: (at) => file.write({ database: key, user: userId, at }),
  }
}
