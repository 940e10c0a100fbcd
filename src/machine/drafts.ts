import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makePrivateFolder } from '../core/private-folder.js'
import { isObject, isText, notWritten, privateFile, shortDigest } from './config.js'
import type { Account } from './session-store.js'

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

/** Who writes: the account, and the token that stands for it where the database could not be asked whose it is. */
export interface Writer {
  account: Account | undefined
  token: string | undefined
}

/** What of a kept text's name is its owner's: it is found again under each of these, and stored under the first. */
const ownersOf = ({ account, token }: Writer): string[] => [
  ...(account ? [`account ${account.id} ${account.createdAt}`] : []),
  ...(token === undefined ? [] : [`token ${token}`]),
]
/** The owner of what was written by somebody who was not logged in. */
const NOBODY = 'nobody'

export interface Drafts {
  /** One's own; undefined where there is none. Throws INVALID where the file holds no JSON. */
  load(): Draft | undefined
  /** The same, or else what somebody wrote who was not logged in. */
  find(): Draft | undefined
  save(draft: Draft): Promise<void>
  /** Forgets what `find` finds. */
  clear(): void
}

/**
 * Keeps the ticket that somebody is writing until it is created, in a file that only he can read, for each account and
 * database: `key` tells one database from another.
 */
export function openDrafts(stateFolder: string, key: string, writer: Writer): Drafts {
  const fileOf = (owner: string) =>
    privateFile<{ draft?: Draft }>(stateFolder, `ticket-draft-${shortDigest(`${owner} ${key}`)}`, { draft: isDraft })
  const own = ownersOf(writer).map(fileOf)
  const nobodys = fileOf(NOBODY)
  const latest = (files: typeof own) =>
    files
      .flatMap((file) => ({ file, draft: file.read().draft }))
      .filter(({ draft }) => draft !== undefined)
      .sort((a, b) => (b.draft?.at ?? '').localeCompare(a.draft?.at ?? ''))[0]
  const found = () => latest(own) ?? latest([nobodys])
  return {
    load: () => latest(own)?.draft,
    find: () => found()?.draft,
    save: (draft) => (own[0] ?? nobodys).write({ draft }),
    clear: () => found()?.file.remove(),
  }
}

const isDraft = (value: unknown): boolean =>
  isObject(value) && isText(value.at) && isObject(value.answers) && Object.values(value.answers).every(isText)

/** Comments that could not be added, as they were written. */
export interface KeptComments {
  /** Answers the file's path. Throws INTERNAL where it cannot be written. */
  save(text: string): string
  clear(text: string): void
}

/**
 * Keeps somebody's comments on a ticket, each in a text file of its own that only he can read and that `--file` takes.
 * `key` tells one database from another.
 */
export function openKeptComments(stateFolder: string, key: string, writer: Writer, ticketId: number): KeptComments {
  const paths = (text: string) =>
    [...ownersOf(writer), NOBODY].map((owner) =>
      join(stateFolder, `comment-${ticketId}-${shortDigest(`${owner} ${key} ${text}`)}.md`),
    )
  return {
    save(text) {
      const [path = ''] = paths(text)
      try {
        makePrivateFolder(stateFolder)
        writeFileSync(path, text, { mode: 0o600 })
      } catch (error) {
        throw notWritten(path, error)
      }
      return path
    },
    clear: (text) => {
      for (const path of paths(text)) rmSync(path, { force: true })
    },
  }
}
