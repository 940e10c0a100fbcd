import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Conf from 'conf'
import { failure } from './errors.js'

/** What a person chose for this machine. */
export interface Settings {
  /** The address of the database in use, with its password where it has one. */
  database?: string
}

/** A small JSON file that only its user can read. Throws INVALID where it holds no JSON. */
export function openFile<T extends Record<string, unknown>>(folder: string, name: string): Conf<T> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    return new Conf<T>({ cwd: folder, configName: name, configFileMode: 0o600 })
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const path = join(folder, `${name}.json`)
    throw failure(
      'INVALID',
      { en: `The file '${path}' is not valid JSON.`, fr: `Le fichier « ${path} » n'est pas du JSON valide.` },
      { en: 'Mend it, or delete it to start afresh.', fr: 'Corrigez-le, ou supprimez-le pour repartir de zéro.' },
      error,
    )
  }
}

export const openSettings = (folder: string): Conf<Settings & Record<string, unknown>> => openFile(folder, 'config')
