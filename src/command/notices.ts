import { typedAs } from '../core/hint.js'
import type { Text } from '../core/language.js'
import type { Context } from './context.js'
import { words } from './words.js'

/** Tells whoever wrote something that could not be saved how to go on. */
export function sayKept(ctx: Context, command: string): void {
  const typed = typedAs(command, ctx.invocation())
  ctx.notice(words.kept(typed))
}

/** For a password that was given in an option. */
export const passwordSeen = (option: string): Text => words.passwordSeen(option)
