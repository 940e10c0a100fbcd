import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { EDITOR_FILE, EDITOR_FOLDER, TEXT_KINDS, type TextKind } from './texts.js'
import { type Draft, ticketDraftFile } from './ticket.js'
import { ownersOf, type Writer } from './writer.js'

/** Something that was begun and is kept on this machine. */
export interface Kept {
  /** Short, and its own among what is kept here. */
  id: string
  /** `text`: what an editor was left with, of which it is not known what it was to become. */
  kind: 'ticket' | TextKind | 'text'
  ticket: number | null
  /** ISO 8601. */
  at: string
  text: string
  path: string
  /** Of a ticket. */
  draft?: Draft
  remove(): void
}

const FILE = new RegExp(
  `^(ticket-draft|${TEXT_KINDS.join('|')})-(?:(\\d+)-)?([0-9a-f]{12})(?:-([0-9a-f]{12}))?\\.(?:json|md)$`,
)
const FOLDER = new RegExp(`^${EDITOR_FOLDER}([0-9a-f]{12})-(\\w{6})$`)

/**
 * Everything of one writer on one database, and what was written by somebody who was not logged in; the newest first.
 * What cannot be read is passed over.
 */
export function listKept(stateFolder: string, key: string, writer: Writer): Kept[] {
  const { own, nobodys } = ownersOf(writer, key)
  const owners = new Set([...own, nobodys])
  return namesIn(stateFolder)
    .flatMap((name) => {
      try {
        return keptAs(stateFolder, name, owners) ?? []
      } catch {
        return []
      }
    })
    .sort((a, b) => b.at.localeCompare(a.at))
}

function keptAs(stateFolder: string, name: string, owners: ReadonlySet<string>): Kept | undefined {
  const path = join(stateFolder, name)
  const at = () => statSync(path).mtime.toISOString()
  const [, folderOwner, random] = FOLDER.exec(name) ?? []
  if (folderOwner !== undefined && random !== undefined) {
    const file = join(path, EDITOR_FILE)
    const text = owners.has(folderOwner) ? readFileSync(file, 'utf8') : ''
    if (text.trim() === '') return undefined
    const remove = () => rmSync(path, { recursive: true, force: true })
    return { id: random, kind: 'text', ticket: null, at: at(), text, path: file, remove }
  }
  const [, kind, ticket, owner = '', id = owner] = FILE.exec(name) ?? []
  if (kind === undefined || !owners.has(owner)) return undefined
  const remove = () => rmSync(path, { force: true })
  if (kind === 'ticket-draft') {
    const { draft } = ticketDraftFile(stateFolder, owner, id === owner ? undefined : id).read()
    const { title = '', description = '' } = draft?.answers ?? {}
    const text = [title, description].filter(Boolean).join('\n\n')
    return draft && { id: id.slice(0, ID), kind: 'ticket', ticket: null, at: draft.at, text, path, draft, remove }
  }
  const text = readFileSync(path, 'utf8')
  return { id: id.slice(0, ID), kind: kind as TextKind, ticket: Number(ticket), at: at(), text, path, remove }
}
/** Characters of a file's digest that people see. */
const ID = 8

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
