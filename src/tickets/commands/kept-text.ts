import type { Context } from '../../command/context.js'
import { sayKept } from '../../command/notices.js'
import { HelpdeskError, writtenFor } from '../../core/errors.js'
import { shellQuoted } from '../../core/hint.js'
import type { Kept } from '../../machine/drafts/kept.js'
import type { KeptTexts, TextFor, TextKind } from '../../machine/drafts/texts.js'
import { questionWords } from '../words/questions.js'
import { offerKept } from './offer-kept.js'

async function keptTexts(ctx: Context, what: TextFor): Promise<KeptTexts> {
  const { openKeptTexts } = await import('../../machine/drafts/texts.js')
  const key = await ctx.databaseKey()
  return openKeptTexts((await ctx.host.folders()).state, key, await ctx.writer(), what)
}

const GO_ON: Record<TextKind, (ticket: number | string, path: string) => string> = {
  comment: (ticket, path) => `ticket comment ${ticket} --file ${path}`,
  'edited-comment': (ticket, path) => `ticket comment ${ticket} --file ${path} --edit-last`,
  description: (ticket, path) => `ticket edit ${ticket} --description-file ${path}`,
  resolve: (ticket, path) => `ticket resolve ${ticket} -m - < ${path}`,
  reopen: (ticket, path) => `ticket reopen ${ticket} -m - < ${path}`,
}

/** The command that goes on with a kept text. */
export const goOnWith = ({ kind, ticket }: TextFor, path: string): string => GO_ON[kind](ticket, shellQuoted(path))

/** The option that takes each. */
const OPTION: Record<TextKind, string> = {
  comment: '--message',
  'edited-comment': '--message',
  description: '--description',
  resolve: '--message',
  reopen: '--message',
}

/** Texts that commands go on with. */
const takenUp = new WeakMap<Context, Kept>()

/** Where somebody began such a text and did not send it: what he goes on with; undefined where it is nothing. */
export async function offerText(ctx: Context, { kind, ticket }: TextFor): Promise<string | undefined> {
  const { listKept } = await import('../../machine/drafts/kept.js')
  const key = await ctx.databaseKey()
  const all = listKept((await ctx.host.folders()).state, key, await ctx.writer())
  const own = all.filter((d) => d.isOwn && d.kind === kind && d.ticket === String(ticket))
  const what = questionWords.begun[kind]
  const found = await offerKept(ctx, own, {
    one: (at, beginning) => questionWords.goOnWithText(what, String(ticket), at, beginning),
    several: () => questionWords.goOnWithWhich(what, String(ticket)),
  })
  if (found) takenUp.set(ctx, found)
  return found?.text
}

/** What was answered, or stands on the command line; `others`: what is short, by the option that takes it. */
interface Written {
  text: string | undefined
  others?: Record<string, string | undefined>
  /** The command that goes on with the text, where it is not the usual one. */
  goOn?: (path: string) => string
}

const optionsOf = (others: Record<string, string | undefined>): string =>
  Object.entries(others)
    .flatMap(([option, value]) => (value === undefined ? [] : [` --${option} ${shellQuoted(value)}`]))
    .join('')

/**
 * What was written at a terminal for a ticket is kept where it could not be stored; what stands on the command line,
 * unless it never could be. Says how to go on.
 */
export async function keepText(
  ctx: Context,
  what: TextFor,
  { text, others = {}, goOn }: Written,
  error: unknown,
): Promise<void> {
  const before = takenUp.get(ctx)
  const written = writtenFor(OPTION[what.kind], error) ?? text ?? before?.text
  const options = ctx.ask.wasAsked() ? optionsOf(others) : ''
  if (!ctx.interactive || (written === undefined && options === '')) return
  if (!ctx.ask.wasAsked() && error instanceof HelpdeskError && NEVER.includes(error.code)) return
  if (written === undefined) return sayKept(ctx, `ticket edit ${what.ticket}${options}`)
  const path = (await keptTexts(ctx, what)).save(written, before?.path)
  sayKept(ctx, goOn?.(path) ?? goOnWith(what, path) + options)
}
const NEVER = ['USAGE', 'INVALID']

/** Forgets the text that has been stored. */
export async function dropText(ctx: Context, what: TextFor, text: string): Promise<void> {
  if (ctx.interactive) await clearText(ctx, what, text)
}

/** The same, whoever is at work. */
export async function clearText(ctx: Context, what: TextFor, text: string): Promise<void> {
  takenUp.get(ctx)?.remove()
  ;(await keptTexts(ctx, what)).clear(text)
}
