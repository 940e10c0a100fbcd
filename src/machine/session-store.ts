import { join } from 'node:path'
import { privateFile, shortDigest } from './config.js'

/** Keeps this machine's session tokens, one file (mode 0600) for each database. */
export interface SessionStore {
  path: string
  load(): string | undefined
  save(token: string): void
  clear(): void
}

/** `key` tells one database from another: host, port and name, or a file's path; `former` are the keys that it had in earlier versions. */
export function openSessionStore(configFolder: string, key: string, former: readonly string[] = []): SessionStore {
  const file = privateFile<{ database?: string; token?: string }>(join(configFolder, 'sessions'), nameOf(key), former.map(nameOf))
  return {
    path: file.path,
    load() {
      const { token } = file.read()
      return typeof token === 'string' ? token : undefined
    },
    save: (token) => file.write({ database: key, token }),
    clear() {
      if (file.read().token !== undefined) file.write({ database: key })
    },
  }
}

const nameOf = (key: string) => `${key.replace(/[^a-zA-Z0-9.]+/g, '-').slice(-60)}-${shortDigest(key)}`
