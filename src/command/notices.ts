import { typedAs } from '../core/hint.js'
import type { Text } from '../core/language.js'
import type { Context } from './context.js'

/** Tells whoever wrote something that could not be saved how to go on. */
export function sayKept(ctx: Context, command: string): void {
  const typed = typedAs(command, ctx.invocation())
  ctx.notice({ en: `What you wrote is kept. To go on: ${typed}`, fr: `Ce que vous avez écrit est gardé. Pour continuer : ${typed}` })
}

/** For a password that was given in an option. */
export const passwordSeen = (option: string): Text => ({
  en: `warning: others can read a password in ${option} in the list of processes; use HELPDESK_DATABASE_PASSWORD.`,
  fr: `attention : un mot de passe dans ${option} se lit dans la liste des processus ; utilisez HELPDESK_DATABASE_PASSWORD.`,
})
