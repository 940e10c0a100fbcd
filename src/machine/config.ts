import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { failure, type HelpdeskError, unreadable } from '../core/errors.js'
import { makePrivateFolder } from '../core/private-folder.js'
import { words } from './words.js'

/** What a person chose for this machine. */
export interface Settings {
  /** The address of the database in use, with its password where it has one. */
  database?: string
  /** The language of messages. */
  lang?: string
  /** How questions are asked: `rich`, or `plain` for screen readers. */
  prompts?: string
}

/** A small JSON file that only its user can read. Where it is missing, reading makes nothing. */
export interface PrivateFile<T> {
  path: string
  /** Throws INVALID where it holds no JSON. */
  read(): Partial<T>
  /** Replaces what it holds, in one step. Throws INTERNAL where it cannot be written. */
  write(values: T): Promise<void>
  /** Does nothing where there is none. */
  remove(): void
}

/** What tells the files of one database or person from those of another, in their names. */
export const shortDigest = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 12)

/** Where it is there only under one of its `former` names, it is read there, until it is written or removed. */
export function privateFile<T extends object>(
  folder: string,
  name: string,
  former: readonly string[] = [],
): PrivateFile<T> {
  const pathOf = (name: string) => join(folder, `${name}.json`)
  const there = () => [name, ...former].find((name) => existsSync(pathOf(name)))
  const removeAll = (names: readonly string[]) => {
    for (const name of names) rmSync(pathOf(name), { force: true })
  }
  return {
    path: pathOf(name),
    read() {
      const found = there()
      if (found === undefined) return {}
      try {
        // Every command reads one; conf, which writes them, takes a tenth of a list's start to load.
        const values: unknown = JSON.parse(readFileSync(pathOf(found), 'utf8'))
        return typeof values === 'object' && values !== null ? (values as Partial<T>) : {}
      } catch (error) {
        throw error instanceof SyntaxError ? notJson(pathOf(found), error) : unreadable(pathOf(found), error)
      }
    },
    async write(values) {
      const { default: Conf } = await import('conf')
      try {
        makePrivateFolder(folder)
        if (!isJson(pathOf(name))) removeAll([name])
        new Conf<T>({ cwd: folder, configName: name, configFileMode: 0o600 }).store = values
        removeAll(former)
      } catch (error) {
        throw notWritten(pathOf(name), error)
      }
    },
    remove: () => removeAll([name, ...former]),
  }
}

export const settingsFile = (folder: string): PrivateFile<Settings> => privateFile(folder, 'config')

function isJson(path: string): boolean {
  try {
    return Boolean(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return false
  }
}

const notJson = (path: string, cause: unknown): HelpdeskError =>
  failure('INVALID', words.notJson(path), { say: words.mendIt }, cause)

export const notWritten = (path: string, cause: unknown): HelpdeskError =>
  failure(
    'INTERNAL',
    words.notWritten(path),
    {
      say: words.folderYours,
    },
    cause,
  )
