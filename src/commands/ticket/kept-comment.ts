import type { Words } from '../../command.js'
import type { Context } from '../../context.js'
import { locationKey } from '../../db/location.js'
import { type KeptComment, openKeptComment } from '../../drafts.js'
import { HelpdeskError } from '../../errors.js'
import type { AddedComment } from '../../services/tickets.js'
import { typedHere } from '../typed.js'

const keptComment = async (ctx: Context, ticketId: number): Promise<KeptComment> =>
  openKeptComment((await ctx.host.folders()).state, locationKey(await ctx.location()), ticketId)

/** What was written at a terminal is kept where it could not be added. Says how to go on. */
export async function keepComment(ctx: Context, words: Words, error: unknown): Promise<void> {
  const text = words.message
  if (!ctx.interactive || typeof text !== 'string') return
  if (error instanceof HelpdeskError && ['USAGE', 'INVALID'].includes(error.code)) return
  const ticketId = Number(String(words.ticket).replace('#', ''))
  const kept = await keptComment(ctx, ticketId)
  kept.save(text)
  const command = await typedHere(ctx, `ticket comment ${ticketId} --file '${kept.path}'`)
  ctx.notice({ en: `What you wrote is kept. To go on: ${command}`, fr: `Ce que vous avez écrit est gardé. Pour continuer : ${command}` })
}

/** Forgets the text that has become a comment. */
export async function dropComment(ctx: Context, { ticketId, content }: AddedComment): Promise<void> {
  const kept = await keptComment(ctx, ticketId)
  if (kept.load() === content) kept.clear()
}
