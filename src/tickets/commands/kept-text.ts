import type { Context } from '../../command/context.js'
import { sayKept } from '../../command/notices.js'
import { HelpdeskError, writtenBy } from '../../core/errors.js'
import { shellQuoted } from '../../core/hint.js'
import { locationKey } from '../../db/address/place.js'
import type { KeptTexts, TextKind } from '../../machine/drafts/texts.js'
import { ticketId } from '../parsers.js'

async function keptTexts(ctx: Context, kind: TextKind, ticket: number): Promise<KeptTexts> {
  const { openKeptTexts } = await import('../../machine/drafts/texts.js')
  const key = locationKey(await ctx.location())
  return openKeptTexts((await ctx.host.folders()).state, key, await ctx.writer(), { kind, ticket })
}

/** The command that goes on with a kept text. */
export const goOnWith = (kind: TextKind, ticket: number, path: string): string =>
  `${{ comment: `ticket comment ${ticket} --file`, description: `ticket edit ${ticket} --description-file` }[kind]} ${shellQuoted(path)}`

/**
 * What stands on the command line or was answered, for a ticket; `others`: what is short, by the option that takes it.
 */
interface Written {
  ticket: string | undefined
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
  kind: TextKind,
  { ticket, text, others = {}, goOn }: Written,
  error: unknown,
): Promise<void> {
  const written = writtenBy(error) ?? text
  const options = ctx.ask.wasAsked() ? optionsOf(others) : ''
  if (!ctx.interactive || ticket === undefined || (written === undefined && options === '')) return
  if (!ctx.ask.wasAsked() && error instanceof HelpdeskError && ['USAGE', 'INVALID'].includes(error.code)) return
  const id = ticketId(ticket)
  if (written === undefined) return sayKept(ctx, `ticket edit ${id}${options}`)
  const path = (await keptTexts(ctx, kind, id)).save(written)
  sayKept(ctx, goOn?.(path) ?? goOnWith(kind, id, path) + options)
}

/** Forgets the text that has been stored. */
export async function dropText(ctx: Context, kind: TextKind, ticket: number, text: string): Promise<void> {
  if (ctx.interactive) await clearText(ctx, kind, ticket, text)
}

/** The same, whoever is at work. */
export const clearText = async (ctx: Context, kind: TextKind, ticket: number, text: string): Promise<void> =>
  (await keptTexts(ctx, kind, ticket)).clear(text)
