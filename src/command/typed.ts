import type { Text } from '../core/language.js'
import { typedAs } from '../terminal/typed.js'
import type { Context } from './context.js'

/** The address that an option of this call named: what is typed next has to name it too. */
export const namedDatabase = async (ctx: Context): Promise<string | null> =>
  (await ctx.location()).chosenBy === 'option' ? ctx.address() : null

/** Tells whoever wrote something that could not be saved how to go on. */
export async function sayKept(ctx: Context, command: string): Promise<void> {
  const typed = typedAs(ctx.host.program, command, await namedDatabase(ctx))
  ctx.notice({ en: `What you wrote is kept. To go on: ${typed}`, fr: `Ce que vous avez écrit est gardé. Pour continuer : ${typed}` })
}

/** For a password that was given in an option. */
export const passwordSeen = (option: string): Text => ({
  en: `warning: others can read a password in ${option} in the list of processes; use HELPDESK_DATABASE_PASSWORD.`,
  fr: `attention : un mot de passe dans ${option} se lit dans la liste des processus ; utilisez HELPDESK_DATABASE_PASSWORD.`,
})
