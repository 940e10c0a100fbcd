import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makePrivateFolder } from '../core/private-folder.js'
import { notWritten, privateFile, shortDigest } from './config.js'

/** What somebody has answered so far for a ticket: the words of options. */
export interface TicketAnswers {
  title?: string | undefined
  category?: string | undefined
  priority?: string | undefined
  description?: string | undefined
  requester?: string | undefined
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

/**
 * Keeps the ticket that somebody is writing until it is created, in a file that only he can read. `key` tells one database from another;
 * `former` are the keys that it had in earlier versions.
 */
export function openDrafts(stateFolder: string, key: string, former: readonly string[] = []): Drafts {
  const nameOf = (key: string) => `ticket-draft-${shortDigest(key)}`
  const file = privateFile<{ draft?: Draft }>(stateFolder, nameOf(key), former.map(nameOf))
  return {
    path: file.path,
    load: () => file.read().draft,
    save: (draft) => file.write({ draft }),
    clear: () => file.remove(),
  }
}

/** Comments that could not be added, as they were written. */
export interface KeptComments {
  /** Answers the file's path. Throws INTERNAL where it cannot be written. */
  save(text: string): string
  clear(text: string): void
}

/**
 * Keeps comments on a ticket, each in a text file of its own that only its writer can read and that `--file` takes. `key` tells one database
 * from another.
 */
export function openKeptComments(stateFolder: string, key: string, ticketId: number): KeptComments {
  const pathOf = (text: string) => join(stateFolder, `comment-${ticketId}-${shortDigest(`${key} ${text}`)}.md`)
  return {
    save(text) {
      const path = pathOf(text)
      try {
        makePrivateFolder(stateFolder)
        writeFileSync(path, text, { mode: 0o600 })
      } catch (error) {
        throw notWritten(path, error)
      }
      return path
    },
    clear: (text) => rmSync(pathOf(text), { force: true }),
  }
}
