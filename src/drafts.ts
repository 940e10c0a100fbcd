import { createHash } from 'node:crypto'
import { privateFile } from './config.js'

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
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 12)
  const file = privateFile<{ draft?: Draft }>(stateFolder, `ticket-draft-${digest}`)
  return {
    path: file.path,
    load: () => file.read().draft,
    save: (draft) => file.write({ draft }),
    clear: () => file.remove(),
  }
}
