import { failure } from '../../core/errors.js'
import type { Text } from '../../core/language.js'
import type { Context } from '../context.js'
import { words } from '../words.js'

/** Asks for a yes; a no ends the command as interrupted, with nothing changed. */
export async function confirmed(ctx: Context, question: Text): Promise<void> {
  if (await ctx.ask.confirm(question)) return
  throw failure('INTERRUPTED', words.notConfirmed)
}
