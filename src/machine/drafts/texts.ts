import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makePrivateFolder } from '../../core/private-folder.js'
import { notWritten, shortDigest } from '../config.js'
import { ownersOf, type Writer } from './writer.js'

/** What a text was to become. */
export const TEXT_KINDS = ['comment', 'description'] as const
export type TextKind = (typeof TEXT_KINDS)[number]

/** Texts for one ticket that could not be stored, as they were written. */
export interface KeptTexts {
  /** Answers the file's path. Throws INTERNAL where it cannot be written. */
  save(text: string): string
  clear(text: string): void
}

/**
 * Keeps somebody's texts for a ticket, each in a file of its own that only he can read and that `--file` takes. `key`
 * tells one database from another.
 */
export function openKeptTexts(
  stateFolder: string,
  key: string,
  writer: Writer,
  { kind, ticket }: { kind: TextKind; ticket: number },
): KeptTexts {
  const { own, nobodys, first } = ownersOf(writer, key)
  const pathOf = (owner: string, text: string) =>
    join(stateFolder, `${kind}-${ticket}-${owner}-${shortDigest(`${owner} ${text}`)}.md`)
  return {
    save(text) {
      const path = pathOf(first, text)
      try {
        makePrivateFolder(stateFolder)
        writeFileSync(path, text, { mode: 0o600 })
      } catch (error) {
        throw notWritten(path, error)
      }
      return path
    },
    clear: (text) => {
      for (const owner of [...own, nobodys]) rmSync(pathOf(owner, text), { force: true })
    },
  }
}

/** What the folder is called in which somebody's editor works, up to what makes it the only one. */
export const editorFolder = (stateFolder: string, key: string, writer: Writer): string =>
  join(stateFolder, `${EDITOR_FOLDER}${ownersOf(writer, key).first}-`)
export const EDITOR_FOLDER = 'editing-'
export const EDITOR_FILE = 'text.md'
