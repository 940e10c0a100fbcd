import type { Context } from '../command/context.js'
import { failure } from '../core/errors.js'
import type { Instant } from '../core/instants.js'
import type { Integer } from '../core/number.js'
import { beginning, type Kept, listKept } from '../machine/drafts/kept.js'
import type { TicketAnswers } from '../machine/drafts/ticket.js'
import { ago } from '../terminal/time.js'
import { draftCalled } from '../tickets/commands/draft-called.js'
import { goOnWith } from '../tickets/commands/kept-text.js'
import { words } from './words.js'

/** Something that was begun and is kept on this machine. */
export interface KeptDraft {
  id: string
  kind: Kept['kind']
  /** The first, where it is for several. */
  ticket: Integer | null
  at: Instant
  text: string
  path: string
  /** Of a ticket, what was answered so far. */
  answers: TicketAnswers | null
}

export const asDraft = ({ id, kind, ticket, at, text, path, answers }: Kept): KeptDraft => ({
  id,
  kind,
  ticket: ticket === null ? null : Number.parseInt(ticket, 10),
  at,
  text,
  path,
  answers,
})

/** What is kept of one's own, on this machine for this database, whether it can be reached or not; the newest first. */
export async function ownDrafts(ctx: Context): Promise<Kept[]> {
  const writer = await ctx.writer()
  // Only the database knows whose a token of the environment is.
  if (writer.token !== undefined && writer.account === undefined) await ctx.session().catch(() => undefined)
  return listKept((await ctx.host.folders()).state, await ctx.databaseKey(), await ctx.writer())
}

/** The drafts that beginnings of ids name, each once. NOT_FOUND, USAGE where one fits several. */
export const findDrafts = (all: readonly Kept[], ids: readonly string[]): Kept[] => [
  ...new Set(ids.map((id) => draftCalled(all, id))),
]

/** The command that goes on with it; undefined where it is not known what it was to become. */
export function goingOn({ id, kind, ticket, path }: Kept): string | undefined {
  if (kind === 'ticket') return `ticket create --draft ${id}`
  return kind === 'text' || ticket === null ? undefined : goOnWith({ kind, ticket }, path)
}

/** One of them, picked by somebody at the terminal; NOT_FOUND where there is none. */
export async function pickDraft(ctx: Context): Promise<string> {
  const all = await ownDrafts(ctx)
  if (all.length === 0) throw failure('NOT_FOUND', words.none)
  const choices = all.map((d) => ({
    value: d.id,
    name: beginning(d.text),
    facts: `${words.kinds[d.kind][ctx.lang]}${d.ticket === null ? '' : ` #${d.ticket}`} · ${ago(d.at, { lang: ctx.lang, now: ctx.host.now() })}`,
    sought: [words.kinds[d.kind][ctx.lang], d.ticket === null ? '' : `#${d.ticket}`, d.text].join(' '),
  }))
  return ctx.ask.pick(words.which, '<id>', choices)
}
