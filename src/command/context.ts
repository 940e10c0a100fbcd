import type { HelpdeskError } from '../core/errors.js'
import type { Invocation } from '../core/hint.js'
import type { Lang, Text } from '../core/language.js'
import type { Location } from '../db/location.js'
import type { OpenOptions } from '../db/open.js'
import type { Db } from '../db/schema.js'
import type { PrivateFile, Settings } from '../machine/config.js'
import type { Drafts } from '../machine/drafts/ticket.js'
import type { Writer } from '../machine/drafts/writer.js'
import type { Host } from '../machine/host.js'
import type { SessionStore } from '../machine/session-store.js'
import type { Ask } from '../terminal/ask.js'
import type { ChosenBy, Globals } from './globals.js'
import type { Acting, Session } from './session.js'

/** All the outside world that a command may touch, and the database. */
export interface Context {
  host: Host
  globals: Globals
  lang: Lang
  /** Whether somebody can be asked. */
  interactive: boolean
  ask: Ask
  /** Standard input as UTF-8 text; a second call is a usage error. */
  stdin(): Promise<string>
  /** The same as bytes, whatever they encode, as they come. */
  stdinBytes(): AsyncIterable<Uint8Array>
  /** What is told once the answer is written, and what the command then ends with. */
  failure: HelpdeskError | undefined
  /** A line for people, on stderr. */
  notice(text: Text): void
  /** The same, once the answer is written: where it is seen. */
  noticeAtEnd(text: Text): void
  /** Says what was noted for the end. */
  sayNotices(): void
  /** Where the database is: option, environment, configuration, embedded default. */
  location(): Promise<Location & { chosenBy: ChosenBy }>
  /** What tells it from others, on this machine: whichever of its nodes the address names. */
  databaseKey(): Promise<string>
  /** Its address for people, without the password. */
  address(): Promise<string>
  /** How this program was called; its database is null also where the address cannot be understood. */
  invocation(): Invocation
  /** From now on this database is meant. */
  choose(address: string): Promise<void>
  settings(): Promise<PrivateFile<Settings>>
  tokens(): Promise<SessionStore>
  /**
   * Who writes, for what is kept of his on this machine; known as far as possible where the database cannot be asked.
   */
  writer(): Promise<Writer>
  /** Tickets that he began on this database, and that were not created. */
  drafts(): Promise<Drafts>
  /** The token in use: HELPDESK_TOKEN, else the one that this machine keeps. */
  token(): Promise<string | undefined>
  /** Opens another database than the chosen one; who asks for it closes it. */
  open(at: Location, options?: OpenOptions): Promise<Db>
  /** Opens the database on first use. */
  db(options?: OpenOptions): Promise<Db>
  /** The logged-in user's session, or UNAUTHENTICATED. */
  session(): Promise<Session>
  /**
   * The same for what only writes: where nobody has asked for the session yet, it is first read by the unit. UNAUTHENTICATED
   * where there is none at all.
   */
  acting(): Promise<Acting>
  /** Ends the connection; the next use opens another. */
  disconnect(): Promise<void>
}

/** Whether a person reads what is written: at a terminal, and not with a script's token. */
export const isRead = ({ host }: Pick<Context, 'host'>): boolean => host.out.isTerminal && !host.env.HELPDESK_TOKEN
