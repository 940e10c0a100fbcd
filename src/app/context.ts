import { join } from 'node:path'
import type { LogEvent } from 'kysely'
import type { Globals } from '../command/globals.js'
import type { Session } from '../command/session.js'
import { failure } from '../core/errors.js'
import { type Lang, same, type Text } from '../core/language.js'
import { describeLocation, type Location, locationKey, parseLocation } from '../db/location.js'
import { type OpenOptions, openDatabase } from '../db/open.js'
import type { Db } from '../db/schema.js'
import { checkDatabase, resumeSession } from '../identity/services/sessions.js'
import type { PrivateFile, Settings } from '../machine/config.js'
import type { Drafts } from '../machine/drafts.js'
import type { Host } from '../machine/host.js'
import type { SessionStore } from '../machine/session-store.js'
import { type Ask, createAsk, decodeInput } from '../terminal/ask.js'
import { inert } from '../terminal/inert.js'

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
  /** The same as bytes, whatever they encode. */
  stdinBytes(): Promise<Uint8Array>
  /** A line for people, on stderr. */
  notice(text: Text): void
  /** Where the database is: option, environment, configuration, embedded default. */
  location(): Promise<Location & { chosenBy: 'option' | 'environment' | 'config' | 'default' }>
  /** Its address for people, without the password. */
  address(): Promise<string>
  /** From now on this database is meant. */
  choose(address: string): Promise<void>
  settings(): Promise<PrivateFile<Settings & Record<string, unknown>>>
  tokens(): Promise<SessionStore>
  /** Tickets that were begun on this database, and not created. */
  drafts(): Promise<Drafts>
  /** The token in use: HELPDESK_TOKEN, else the one that this machine keeps. */
  token(): Promise<string | undefined>
  /** Opens another database than the chosen one; who asks for it closes it. */
  open(at: Location, options?: OpenOptions): Promise<Db>
  /** Opens the database on first use. */
  db(options?: OpenOptions): Promise<Db>
  /** The logged-in user's session, or UNAUTHENTICATED. */
  session(): Promise<Session>
  /** Ends the connection; the next use opens another. */
  disconnect(): Promise<void>
}

export function createContext(host: Host, globals: Globals): Context {
  let opened: Promise<Db> | undefined
  let session: Promise<Session> | undefined
  let stdinWasRead = false
  let chosen: string | undefined
  let warned = false
  const lang = globals.lang
  const interactive = !globals.noInput && !host.env.CI && host.stdinIsTerminal && host.err.isTerminal

  const ctx: Context = {
    host,
    globals,
    lang,
    interactive,
    ask: createAsk({ interactive, lang, yes: globals.yes, plain: globals.plainPrompts, editor: host.env.VISUAL || host.env.EDITOR }, () =>
      ctx.disconnect(),
    ),
    stdin: async () => decodeInput(await ctx.stdinBytes()),
    async stdinBytes() {
      if (stdinWasRead) {
        throw failure('USAGE', {
          en: 'Standard input can be read only once in a call.',
          fr: "L'entrée standard ne peut être lue qu'une fois par appel.",
        })
      }
      stdinWasRead = true
      return host.readStdin()
    },
    notice: (text) => host.err.write(`${inert(text[lang])}\n`),
    async location() {
      const option = chosen ?? globals.database
      const [text, chosenBy] =
        option !== undefined
          ? ([option, 'option'] as const)
          : host.env.HELPDESK_DATABASE
            ? ([host.env.HELPDESK_DATABASE, 'environment'] as const)
            : ([(await ctx.settings()).read().database, 'config'] as const)
      if (text === undefined) {
        return { engine: 'sqlite', path: join((await host.folders()).data, 'helpdesk.db'), chosenBy: 'default' }
      }
      const at = parseLocation(text, host.cwd)
      if (at.engine === 'mysql' && at.password && chosenBy === 'option' && !chosen && !warned) {
        warned = true
        ctx.notice(passwordSeen('--database'))
      }
      if (at.engine === 'mysql') at.password ??= host.env.HELPDESK_DATABASE_PASSWORD
      return { ...at, chosenBy }
    },
    address: async () => describeLocation(await ctx.location()),
    async choose(address) {
      await ctx.disconnect()
      chosen = address
    },
    async settings() {
      const { settingsFile } = await import('../machine/config.js')
      return settingsFile((await host.folders()).config)
    },
    async tokens() {
      const { openSessionStore } = await import('../machine/session-store.js')
      return openSessionStore((await host.folders()).config, locationKey(await ctx.location()))
    },
    async drafts() {
      const { openDrafts } = await import('../machine/drafts.js')
      return openDrafts((await host.folders()).state, locationKey(await ctx.location()))
    },
    token: async () => host.env.HELPDESK_TOKEN || (await ctx.tokens()).load(),
    async open(at, options = {}) {
      const log = globals.debug ? (await import('./debug.js')).statementLog(host.err) : undefined
      return openDatabase(at, { ...options, ...(log ? { log: log as (e: LogEvent) => void } : {}) })
    },
    db(options = {}) {
      opened ??= (async () => ctx.open(await ctx.location(), options))()
      return opened
    },
    session() {
      session ??= (async () => {
        const db = await ctx.db()
        const token = await ctx.token()
        if (token) return resumeSession(db, token, host.env.HELPDESK_TOKEN === token)
        await checkDatabase(db)
        throw failure('UNAUTHENTICATED', { en: 'You are not logged in.', fr: "Vous n'êtes pas connecté." }, same('helpdesk login'))
      })()
      return session
    },
    async disconnect() {
      const closing = opened
      opened = undefined
      session = undefined
      const db = await closing?.catch(() => undefined)
      await db?.destroy()
    },
  }
  return ctx
}

/** For a password that was given in an option. */
export const passwordSeen = (option: string): Text => ({
  en: `warning: others can read a password in ${option} in the list of processes; use HELPDESK_DATABASE_PASSWORD.`,
  fr: `attention : un mot de passe dans ${option} se lit dans la liste des processus ; utilisez HELPDESK_DATABASE_PASSWORD.`,
})
