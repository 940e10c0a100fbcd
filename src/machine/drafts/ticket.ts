import { randomBytes } from 'node:crypto'
import { earlierFirst } from '../../core/instants.js'
import { type PrivateFile, privateFile } from '../config.js'
import { isObject, isText } from '../values.js'
import { namesIn } from './folder.js'
import { ownersOf, type Writer } from './writer.js'

/** What somebody has answered so far for a ticket: the words of options. */
export interface TicketAnswers {
  title?: string | undefined
  category?: string | undefined
  priority?: string | undefined
  description?: string | undefined
  requester?: string | undefined
}
/** An instant (ISO 8601), and what somebody had said by then. */
export interface Draft {
  at: string
  answers: TicketAnswers
}

/** A ticket that is kept; its id stays with it, however often it is gone on with. */
export interface TicketDraft extends Draft {
  id: string
  path: string
  remove(): void
}

export interface Drafts {
  /** One's own, the newest first. Throws INVALID where there is none but what holds no JSON. */
  own(): TicketDraft[]
  /** The same, and then what somebody wrote who was not logged in. */
  all(): TicketDraft[]
  /** In the place of another, or as a new one. */
  save(draft: Draft, before?: TicketDraft): Promise<TicketDraft>
}

/** Characters of an id that people see. */
export const ID = 8

/** In earlier versions the latest had no id in the name of its file: it has its owner's digest for one. */
const FILE = /^ticket-draft-([0-9a-f]{12})(?:-([0-9a-f]{12}))?\.json$/

/** The drafts of these owners, in the order of their ids. Throws INVALID where there is none but what holds no JSON. */
export function draftsOf(stateFolder: string, owners: readonly string[]): TicketDraft[] {
  let bad: unknown
  const found = namesIn(stateFolder).flatMap((name) => {
    const [, owner = '', aside] = FILE.exec(name) ?? []
    if (!owners.includes(owner)) return []
    try {
      return draftIn(fileOf(stateFolder, owner, aside), aside ?? owner) ?? []
    } catch (error) {
      bad = error
      return []
    }
  })
  if (found.length === 0 && bad !== undefined) throw bad
  return found
}

function draftIn(file: PrivateFile<{ draft?: Draft }>, id: string): TicketDraft | undefined {
  const { draft } = file.read()
  return draft && { ...draft, id, path: file.path, remove: file.remove }
}

const fileOf = (stateFolder: string, owner: string, id: string | undefined): PrivateFile<{ draft?: Draft }> =>
  privateFile<{ draft?: Draft }>(stateFolder, `ticket-draft-${owner}${id === undefined ? '' : `-${id}`}`, {
    draft: isDraft,
  })

/**
 * Keeps the tickets that somebody is writing until they are created, each in a file that only he can read, for each
 * account and database: `key` tells one database from another.
 */
export function openDrafts(stateFolder: string, key: string, writer: Writer): Drafts {
  const { own, nobodys, first } = ownersOf(writer, key)
  const latest = (owners: readonly string[]) => draftsOf(stateFolder, owners).sort((a, b) => earlierFirst(b.at, a.at))
  return {
    own: () => latest(own),
    all: () => [...latest(own), ...latest([nobodys])],
    async save(draft, before) {
      const id = before?.id ?? randomBytes(6).toString('hex')
      const file = fileOf(stateFolder, first, id)
      await file.write({ draft })
      if (before && before.path !== file.path) before.remove()
      return { ...draft, id, path: file.path, remove: file.remove }
    },
  }
}

const isDraft = (value: unknown): boolean =>
  isObject(value) && isText(value.at) && isObject(value.answers) && Object.values(value.answers).every(isText)
