import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { notWritten, privateFile } from './config.js'
import { makePrivateFolder } from './private-folder.js'

/** What somebody has answered so far for a ticket: the words of options. */
export interface TicketAnswers {
  title?: string
  category?: string
  priority?: string
  description?: string
  requester?: string
}
/** An instant (ISO 8601), who it was (null where that was not known yet), and what he had said. */
export interface Draft {
  at: string
  username: string | null
  answers: TicketAnswers
}

export interface Drafts {
  path: string
  /** Undefined where there is none. Throws INVALID where the file holds no JSON. */
  load(): Draft | undefined
  save(draft: Draft): void
  clear(): void
}

/** Keeps the ticket that somebody is writing until it is created, in a file that only he can read. `key` tells one database from another. */
export function openDrafts(stateFolder: string, key: string): Drafts {
  const file = privateFile<{ draft?: Draft }>(stateFolder, `ticket-draft-${digestOf(key)}`)
  return {
    path: file.path,
    load: () => file.read().draft,
    save: (draft) => file.write({ draft }),
    clear: () => file.remove(),
  }
}

/** A comment that could not be added, as its writer wrote it. */
export interface KeptComment {
  path: string
  /** Undefined where there is none. */
  load(): string | undefined
  /** Throws INTERNAL where it cannot be written. */
  save(text: string): void
  clear(): void
}

/** Keeps a comment on a ticket in a text file that only its writer can read, and that `--file` takes. `key` tells one database from another. */
export function openKeptComment(stateFolder: string, key: string, ticketId: number): KeptComment {
  const path = join(stateFolder, `comment-${ticketId}-${digestOf(key)}.md`)
  return {
    path,
    load() {
      try {
        return readFileSync(path, 'utf8')
      } catch {
        return undefined
      }
    },
    save(text) {
      try {
        makePrivateFolder(stateFolder)
        writeFileSync(path, text, { mode: 0o600 })
      } catch (error) {
        throw notWritten(path, error)
      }
    },
    clear: () => rmSync(path, { force: true }),
  }
}

const digestOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 12)
