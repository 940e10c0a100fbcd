import { join } from 'node:path'
import { isText, isWhole, privateFile, shortDigest } from './config.js'

/** When somebody last looked at his day, in epoch seconds of the database's clock. */
export interface LastLook {
  path: string
  /** Undefined where nobody looked yet, or the file cannot be read. */
  load(): number | undefined
  /** Throws INTERNAL where it cannot be written. */
  save(at: number): Promise<void>
}

/**
 * Kept in a file that only its user can read, for each account and database: its `key`, and those that it had in
 * earlier versions.
 */
export function openLastLook(
  stateFolder: string,
  userId: number,
  key: string,
  former: readonly string[] = [],
): LastLook {
  const nameOf = (key: string) => shortDigest(`${userId} ${key}`)
  const file = privateFile<{ database: string; user: number; at: number }>(
    join(stateFolder, 'last-looks'),
    nameOf(key),
    { database: isText, user: isWhole, at: isWhole },
    former.map(nameOf),
  )
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
