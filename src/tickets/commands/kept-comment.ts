import type { Context } from '../../command/context.js'
import { sayKept } from '../../command/notices.js'
import { HelpdeskError, Unfinished } from '../../core/errors.js'
import { shellQuoted } from '../../core/hint.js'
import { locationKey } from '../../db/address/place.js'
import type { KeptComments } from '../../machine/drafts.js'
import { ticketId } from '../parsers.js'
import type { AddedComment } from '../services/comment.js'

async function keptComments(ctx: Context, ticket: number): Promise<KeptComments> {
  const { openKeptComments } = await import('../../machine/drafts.js')
  return openKeptComments(
    (await ctx.host.folders()).state,
    locationKey(await ctx.location()),
    await ctx.writer(),
    ticket,
  )
}

/** What was written at a terminal is kept where it could not be added. Says how to go on. */
export async function keepComment(
  ctx: Context,
  { ticket, message }: { ticket?: string | undefined; message?: string | undefined },
  error: unknown,
): Promise<void> {
  const text = (error instanceof Unfinished && error.written) || message
  if (!ctx.interactive || ticket === undefined || text === undefined) return
  if (error instanceof HelpdeskError && ['USAGE', 'INVALID'].includes(error.code)) return
  const id = ticketId(ticket)
  const path = (await keptComments(ctx, id)).save(text)
  sayKept(ctx, `ticket comment ${id} --file ${shellQuoted(path)}`)
}

/** Forgets the text that has become a comment. */
export async function dropComment(ctx: Context, { ticketId, content }: AddedComment): Promise<void> {
  if (ctx.interactive) (await keptComments(ctx, ticketId)).clear(content)
}
