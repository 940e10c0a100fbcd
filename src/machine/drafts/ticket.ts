import { isObject, isText, type PrivateFile, privateFile, shortDigest } from '../config.js'
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

export interface Drafts {
  /** One's own; undefined where there is none. Throws INVALID where the file holds no JSON. */
  load(): Draft | undefined
  /** The same, or else what somebody wrote who was not logged in. */
  find(): Draft | undefined
  save(draft: Draft): Promise<void>
  /** Forgets what `find` finds. */
  clear(): void
  /** Keeps one's own beside the next one. */
  setAside(): Promise<void>
}

/** The file of one owner's draft; `aside` tells those that he set aside from one another. */
export const ticketDraftFile = (stateFolder: string, owner: string, aside?: string): PrivateFile<{ draft?: Draft }> =>
  privateFile<{ draft?: Draft }>(stateFolder, `ticket-draft-${owner}${aside === undefined ? '' : `-${aside}`}`, {
    draft: isDraft,
  })

/**
 * Keeps the ticket that somebody is writing until it is created, in a file that only he can read, for each account and
 * database: `key` tells one database from another.
 */
export function openDrafts(stateFolder: string, key: string, writer: Writer): Drafts {
  const owners = ownersOf(writer, key)
  const fileOf = (owner: string) => ticketDraftFile(stateFolder, owner)
  const own = owners.own.map(fileOf)
  const nobodys = fileOf(owners.nobodys)
  const latest = (files: typeof own) =>
    files
      .flatMap((file) => ({ file, draft: file.read().draft }))
      .filter(({ draft }) => draft !== undefined)
      .sort((a, b) => (b.draft?.at ?? '').localeCompare(a.draft?.at ?? ''))[0]
  const found = () => latest(own) ?? latest([nobodys])
  return {
    load: () => latest(own)?.draft,
    find: () => found()?.draft,
    save: (draft) => fileOf(owners.first).write({ draft }),
    clear: () => found()?.file.remove(),
    async setAside() {
      const mine = latest(own)
      if (!mine?.draft) return
      await ticketDraftFile(stateFolder, owners.first, shortDigest(mine.draft.at)).write({ draft: mine.draft })
      mine.file.remove()
    },
  }
}

const isDraft = (value: unknown): boolean =>
  isObject(value) && isText(value.at) && isObject(value.answers) && Object.values(value.answers).every(isText)
