import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { failure, HelpdeskError, unreadable } from '../core/errors.js'
import { sha256 } from '../core/light/sha256.js'
import { makePrivateFolder } from '../core/private-folder.js'
import { machineFault } from '../core/system-faults.js'
import { NO_HOME } from './host.js'
import { isObject, isText, isTexts, readJson } from './values.js'
import { words } from './words.js'

/** What a person chose for this machine. */
export interface Settings {
  /** The address of the database in use, with its password where it has one. */
  database?: string
  /** The language of messages. */
  lang?: string
  /** How questions are asked: `rich`, or `plain` for screen readers. */
  prompts?: string
  /** How lists write statuses and priorities: `signs`, or `words`. */
  signs?: string
  /** Names of one's own for command lines. */
  aliases?: Record<string, string>
}

/** What each value of a private file may be: others were written by hand, or by another program. */
export type Shape<T> = { readonly [K in keyof T]-?: (value: unknown) => boolean }
/** A small JSON file that only its user can read. Where it is missing, reading makes nothing. */
export interface PrivateFile<T> {
  path: string
  /** Throws INVALID where it holds no JSON object, or something else than its shape says. */
  read(): Partial<T>
  /** Replaces what it holds, in one step. Throws INTERNAL where it cannot be written. */
  write(values: T): Promise<void>
  /** Does nothing where there is none. */
  remove(): void
}

/** What tells the files of one database or person from those of another, in their names. */
export const shortDigest = (key: string): string => sha256(key).slice(0, 12)

/** Where it is there only under one of its `former` names, it is read there, until it is written or removed. */
export function privateFile<T extends object>(
  folder: string,
  name: string,
  shape: Shape<T>,
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
        return checked(shape, readJson(pathOf(found)), pathOf(found))
      } catch (error) {
        if (error instanceof HelpdeskError) throw error
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

function checked<T extends object>(shape: Shape<T>, values: unknown, path: string): Partial<T> {
  if (!isObject(values)) throw misshapen(path, '{…}')
  for (const [key, value] of Object.entries(values)) {
    if (Object.hasOwn(shape, key) && value !== undefined && !shape[key as keyof T](value)) throw misshapen(path, key)
  }
  return values as Partial<T>
}

export const settingsFile = (folder: string): PrivateFile<Settings> =>
  privateFile<Settings>(folder, 'config', {
    database: isText,
    lang: isText,
    prompts: isText,
    signs: isText,
    aliases: isTexts,
  })

function isJson(path: string): boolean {
  try {
    return Boolean(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return false
  }
}

const misshapen = (path: string, key: string): HelpdeskError =>
  failure('INVALID', words.misshapen(path, key), { say: words.mendIt })

const notJson = (path: string, cause: unknown): HelpdeskError =>
  failure('INVALID', words.notJson(path), { say: words.mendIt }, cause)

export const notWritten = (path: string, cause: unknown): HelpdeskError =>
  failure(
    'INTERNAL',
    words.notWritten(path),
    { say: machineFault(cause) ?? (path.startsWith(NO_HOME) ? words.setHome : words.folderYours) },
    cause,
  )
