import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { privateFile, shortDigest } from './config.js'
import { namesIn } from './drafts/folder.js'
import { isObject, isText, isWhole } from './values.js'

/** Whose session it is: what tells an account from every other, also where a number was given out anew. */
export interface Account {
  id: number
  createdAt: string | null
}

/** Keeps this machine's session tokens, one file (mode 0600) for each database. */
export interface SessionStore {
  path: string
  load(): string | undefined
  /** Whose that token is; undefined where that was not said. */
  account(): Account | undefined
  save(token: string, account?: Account): Promise<void>
  clear(): Promise<void>
}

interface Stored {
  database?: string
  token?: string
  account?: Account
}

/**
 * The key under which this machine knows a database: where it has no session of `key`, that of a session which `isSame`
 * says is of the same database; else `key`.
 */
export function knownKey(configFolder: string, key: string, isSame: (other: string) => boolean): string {
  const folder = sessionsIn(configFolder)
  if (existsSync(join(folder, `${nameOf(key)}.json`))) return key
  return keysIn(folder).find(isSame) ?? key
}

const sessionsIn = (configFolder: string) => join(configFolder, 'sessions')

/** The keys of all sessions in a folder; what cannot be read is none. */
const keysIn = (folder: string): string[] =>
  namesIn(folder).flatMap((name) => {
    try {
      return privateFile<Stored>(folder, name.replace(/\.json$/, ''), SHAPE).read().database ?? []
    } catch {
      return []
    }
  })

/**
 * `key` tells one database from another: host, port and name, or a file's path; `former` are the keys that it had in
 * earlier versions.
 */
export function openSessionStore(configFolder: string, key: string, former: readonly string[] = []): SessionStore {
  const names = former.map(nameOf)
  const file = privateFile<Stored>(sessionsIn(configFolder), nameOf(key), SHAPE, names)
  return {
    path: file.path,
    load() {
      const { token } = file.read()
      return typeof token === 'string' ? token : undefined
    },
    account: () => file.read().account,
    save: (token, account) =>
      file.write({
        database: key,
        token,
        ...(account ? { account: { id: account.id, createdAt: account.createdAt } } : {}),
      }),
    async clear() {
      if (file.read().token !== undefined) await file.write({ database: key })
    },
  }
}

const isAccount = (value: unknown): boolean =>
  isObject(value) && isWhole(value.id) && (value.createdAt === null || isText(value.createdAt))

const SHAPE = { database: isText, token: isText, account: isAccount }

const nameOf = (key: string) => `${key.replace(/[^a-zA-Z0-9.]+/g, '-').slice(-60)}-${shortDigest(key)}`
