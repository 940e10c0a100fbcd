import type { Context } from '../../command/context.js'
import { HelpdeskError } from '../../core/errors.js'
import { inert } from '../../terminal/inert.js'
import { login } from '../services/login.js'
import type { User } from '../user.js'
import { words } from '../words.js'

/** The new accounts that somebody logged in to at once. */
export const loggedIn = new WeakSet<User>()

/** Asks a person whether to log in now; with `--yes`, which nobody answers, nobody is logged in. */
export async function offerLogin(ctx: Context, user: User, password: string): Promise<void> {
  if (!ctx.interactive || ctx.globals.yes) return
  try {
    const who = await usernameNow(ctx)
    const question = who === undefined ? words.questions.logInNow : words.questions.logInInstead(inert(who))
    if (!(await ctx.ask.confirm(question, true))) return
  } catch (error) {
    if (error instanceof HelpdeskError && error.code === 'INTERRUPTED') return // the account is there
    throw error
  }
  const tokens = await ctx.tokens()
  const credentials = { name: user.username, password, machine: ctx.host.machine }
  const { token, user: found } = await login(await ctx.db(), credentials)
  await tokens.save(token, found)
  loggedIn.add(user)
  if (ctx.host.env.HELPDESK_TOKEN) ctx.notice(words.tokenOverrides)
}

/** Who is logged in here; undefined where nobody is. */
async function usernameNow(ctx: Context): Promise<string | undefined> {
  try {
    return (await ctx.session()).actor.username
  } catch (error) {
    if (error instanceof HelpdeskError && error.code === 'UNAUTHENTICATED') return undefined
    throw error
  }
}
