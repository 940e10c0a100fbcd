import type { LogEvent } from 'kysely'
import type { Context } from '../command/context.js'
import type { Globals } from '../command/globals.js'
import type { Session } from '../command/session.js'
import { failure } from '../core/errors.js'
import type { Text } from '../core/language.js'
import type { Role } from '../core/roles.js'
import { decodeUtf8 } from '../core/utf8.js'
import { formerKeys, locationKey, shareHost } from '../db/address/place.js'
import { describeLocation } from '../db/location.js'
import { openDatabase } from '../db/open.js'
import type { Db } from '../db/schema.js'
import { tellOfRetries } from '../db/waits/retries.js'
import { follow } from '../history/followers.js'
import { actingBy, checkReachable, resumeSession } from '../identity/services/sessions.js'
import type { Host } from '../machine/host.js'
import type { Account } from '../machine/session-store.js'
import { createAsk } from '../terminal/ask.js'
import { inert } from '../terminal/inert.js'
import { isInteractive } from './globals.js'
import { createMeant } from './meant.js'
import { words } from './words.js'

/** Whatever a command writes, its words are found from then on. */
follow(async (tx, events) => (await import('../search/index/follow.js')).followTexts(tx, events))

/** `least` is the role that the command needs of who is logged in. */
export function createContext(host: Host, globals: Globals, least: Role): Context {
  let opened: Promise<Db> | undefined
  let session: Promise<Session> | undefined
  /** Who it was when the database was last asked. */
  let actor: Account | undefined
  /** Notes the session as used, once the unit that read it is done. */
  let noteUse: (() => Promise<void>) | undefined
  let stdinWasRead = false
  const lang = globals.lang
  const interactive = isInteractive(globals.noInput, host)
  const meant = createMeant(host, globals, (text) => ctx.notice(text))

  /** The token, and what it is used for. UNAUTHENTICATED where there is none, DATABASE where nothing answers. */
  async function login() {
    const db = await ctx.db()
    const token = await ctx.token()
    if (token) return { db, token, use: { least, fromEnvironment: host.env.HELPDESK_TOKEN === token } }
    await checkReachable(db)
    throw failure('UNAUTHENTICATED', words.notLoggedIn, { run: 'login' })
  }

  const atEnd: Text[] = []
  const ctx: Context = {
    host,
    globals,
    lang,
    interactive,
    ask: createAsk(
      {
        host,
        interactive,
        lang,
        yes: globals.yes,
        plain: globals.plainPrompts,
        invocation: () => ctx.invocation(),
        editorFolder: async () => {
          const { editorFolder } = await import('../machine/drafts/texts.js')
          return editorFolder((await host.folders()).state, await ctx.databaseKey(), await ctx.writer())
        },
      },
      () => ctx.disconnect(),
    ),
    failure: undefined,
    async stdin() {
      const pieces: Uint8Array[] = []
      for await (const piece of ctx.stdinBytes()) pieces.push(piece)
      return decodeUtf8(Buffer.concat(pieces), words.inputNotUtf8)
    },
    stdinBytes() {
      if (stdinWasRead) {
        throw failure('USAGE', words.inputReadOnce)
      }
      stdinWasRead = true
      return host.stdin()
    },
    notice: (text) => host.err.write(`${inert(text[lang])}\n`),
    noticeAtEnd: (text) => void atEnd.push(text),
    sayNotices: () => atEnd.splice(0).forEach(ctx.notice),
    location: meant.location,
    async databaseKey() {
      const at = await ctx.location()
      const key = locationKey(at)
      if (at.engine === 'sqlite') return key
      const { knownKey } = await import('../machine/session-store.js')
      return knownKey((await host.folders()).config, key, (other) => shareHost(key, other))
    },
    address: async () => describeLocation(await ctx.location()),
    invocation: meant.invocation,
    async choose(address) {
      await ctx.disconnect()
      actor = undefined
      meant.choose(address)
    },
    settings: meant.settings,
    async tokens() {
      const { openSessionStore } = await import('../machine/session-store.js')
      const at = await ctx.location()
      return openSessionStore((await host.folders()).config, await ctx.databaseKey(), formerKeys(at))
    },
    async drafts() {
      const { openDrafts } = await import('../machine/drafts/ticket.js')
      return openDrafts((await host.folders()).state, await ctx.databaseKey(), await ctx.writer())
    },
    async writer() {
      const stored = await ctx.tokens()
      const token = await ctx.token()
      return { account: actor ?? (token === stored.load() ? stored.account() : undefined), token }
    },
    token: async () => host.env.HELPDESK_TOKEN || (await ctx.tokens()).load(),
    async open(at, options = {}) {
      const log = globals.debug ? (await import('./debug.js')).statementLog(host.err) : undefined
      const db = await openDatabase(at, { ...options, ...(log ? { log: log as (e: LogEvent) => void } : {}) })
      tellOfRetries(db, () => ctx.notice(words.tryingAgain))
      return db
    },
    db(options = {}) {
      opened ??= (async () => ctx.open(await ctx.location(), options))()
      return opened
    },
    session() {
      session ??= (async () => {
        const { db, token, use } = await login()
        const resumed = await resumeSession(db, token, use)
        actor = { id: resumed.actor.id, createdAt: resumed.actorCreatedAt }
        return resumed
      })()
      return session
    },
    async acting() {
      if (session) return session
      const { db, token, use } = await login()
      return actingBy(db, token, use, (found, note) => {
        actor = { id: found.actor.id, createdAt: found.actorCreatedAt }
        noteUse = note
      })
    },
    async disconnect() {
      const closing = opened
      opened = undefined
      session = undefined
      const db = await closing?.catch(() => undefined)
      await noteUse?.()
      noteUse = undefined
      await db?.destroy()
    },
  }
  return ctx
}
