import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { earlierFirst } from '../../core/instants.js'
import { namesIn } from './folder.js'
import { EDITOR_FILE, EDITOR_FOLDER, readTextName, type TextKind } from './texts.js'
import { draftsOf, ID, type TicketAnswers } from './ticket.js'
import { ownersOf, type Writer } from './writer.js'

/** Something that was begun and is kept on this machine. */
export interface Kept {
  /** Short, its own among what is kept here, and the same as long as it is kept. */
  id: string
  /** `text`: what an editor was left with, of which it is not known what it was to become. */
  kind: 'ticket' | TextKind | 'text'
  /** The ticket's number, or those of several as they are typed: `12,14-16`. */
  ticket: string | null
  /** ISO 8601. */
  at: string
  text: string
  path: string
  /** Whether it is the writer's own: else it is of somebody who was not logged in. */
  isOwn: boolean
  /** Of a ticket, what was answered so far. */
  answers: TicketAnswers | null
  remove(): void
}

/** As much of a text as says which one it is. */
export const beginning = (text: string): string => {
  const [line = ''] = text.trimStart().split('\n')
  return line.length > LONGEST ? `${[...line].slice(0, LONGEST).join('')}…` : line
}
/** Characters. */
const LONGEST = 60

const FOLDER = new RegExp(`^${EDITOR_FOLDER}([0-9a-f]{12})-(\\w{6})$`)

/**
 * Everything of one writer on one database, and what was written by somebody who was not logged in; the newest first.
 * What cannot be read is passed over.
 */
export function listKept(stateFolder: string, key: string, writer: Writer): Kept[] {
  const { own, nobodys } = ownersOf(writer, key)
  const texts = namesIn(stateFolder).flatMap((name) => {
    try {
      const found = readText(stateFolder, name)
      return found && [...own, nobodys].includes(found.owner) ? [asKept(found, own.includes(found.owner))] : []
    } catch {
      return []
    }
  })
  const tickets = [nobodys, ...own].flatMap((owner) => ticketsOf(stateFolder, owner, own.includes(owner)))
  return [...texts, ...tickets].sort((a, b) => earlierFirst(b.at, a.at))
}

function ticketsOf(stateFolder: string, owner: string, isOwn: boolean): Kept[] {
  try {
    return draftsOf(stateFolder, [owner]).map(({ id, at, answers, path, remove }) => {
      const text = [answers.title, answers.description].filter(Boolean).join('\n\n')
      return { id: id.slice(0, ID), kind: 'ticket', ticket: null, at, text, path, isOwn, answers, remove }
    })
  } catch {
    return []
  }
}

type Text = Pick<Kept, 'id' | 'kind' | 'ticket' | 'text' | 'path' | 'remove'> & { owner: string }

const asKept = ({ owner: _, ...text }: Text, isOwn: boolean): Kept => ({
  ...text,
  isOwn,
  at: statSync(text.path).mtime.toISOString(),
  answers: null,
})

function readText(stateFolder: string, name: string): Text | undefined {
  const path = join(stateFolder, name)
  const [, owner, random] = FOLDER.exec(name) ?? []
  if (owner !== undefined && random !== undefined) {
    const file = join(path, EDITOR_FILE)
    const remove = () => rmSync(path, { recursive: true, force: true })
    const text = readFileSync(file, 'utf8')
    return text.trim() === '' ? undefined : { id: random, kind: 'text', ticket: null, text, path: file, owner, remove }
  }
  const found = readTextName(name)
  if (!found) return undefined
  const remove = () => rmSync(path, { force: true })
  return { ...found, id: found.id.slice(0, ID), text: readFileSync(path, 'utf8'), path, remove }
}
