import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makePrivateFolder } from '../../core/private-folder.js'
import { notWritten } from '../config.js'
import { namesIn } from './folder.js'
import { ownersOf, type Writer } from './writer.js'

/** What a text was to become: `resolve` and `reopen` are reports that go with a change of status. */
const TEXT_KINDS = ['comment', 'edited-comment', 'description', 'resolve', 'reopen'] as const
export type TextKind = (typeof TEXT_KINDS)[number]

/** What a text is for: a ticket's number, or as they are typed those of several: `12,14-16`. */
export interface TextFor {
  kind: TextKind
  ticket: number | string
}

/** Texts that could not be stored, as they were written. */
export interface KeptTexts {
  /**
   * Keeps a text, in the file of an earlier one if so; answers its path, of what is kept already the same. Throws
   * INTERNAL where it cannot be written.
   */
  save(text: string, before?: string): string
  clear(text: string): void
}

/** By the name of its file, what a text is for, whose it is, and its id; in earlier versions that was its digest. */
const FILE = new RegExp(`^(${TEXT_KINDS.join('|')})-([\\d,-]+?)-([0-9a-f]{12})-([0-9a-f]{12})\\.md$`)
export function readTextName(name: string): (TextFor & { ticket: string; owner: string; id: string }) | undefined {
  const [, kind, ticket = '', owner = '', id = ''] = FILE.exec(name) ?? []
  return kind === undefined ? undefined : { kind: kind as TextKind, ticket, owner, id }
}

/**
 * Keeps somebody's texts, each in a file of its own that only he can read and that `--file` takes. `key` tells one
 * database from another.
 */
export function openKeptTexts(stateFolder: string, key: string, writer: Writer, { kind, ticket }: TextFor): KeptTexts {
  const { own, nobodys, first } = ownersOf(writer, key)
  /** The files that hold the text, less blanks at its end. */
  const holding = (text: string, owners: readonly string[]) =>
    namesIn(stateFolder).flatMap((name) => {
      const found = readTextName(name)
      if (found?.kind !== kind || found.ticket !== String(ticket) || !owners.includes(found.owner)) return []
      const path = join(stateFolder, name)
      return textIn(path)?.trimEnd() === text.trimEnd() ? [path] : []
    })
  return {
    save(text, before) {
      const [same] = before === undefined ? holding(text, [first]) : [before]
      const path = same ?? join(stateFolder, `${kind}-${ticket}-${first}-${randomBytes(6).toString('hex')}.md`)
      try {
        makePrivateFolder(stateFolder)
        writeFileSync(path, text, { mode: 0o600 })
      } catch (error) {
        throw notWritten(path, error)
      }
      return path
    },
    clear: (text) => {
      for (const path of holding(text, [...own, nobodys])) rmSync(path, { force: true })
    },
  }
}

function textIn(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** What the folder is called in which somebody's editor works, up to what makes it the only one. */
export const editorFolder = (stateFolder: string, key: string, writer: Writer): string =>
  join(stateFolder, `${EDITOR_FOLDER}${ownersOf(writer, key).first}-`)
export const EDITOR_FOLDER = 'editing-'
export const EDITOR_FILE = 'text.md'
