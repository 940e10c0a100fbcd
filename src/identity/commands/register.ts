import { command } from '../../command/command.js'
import type { Context } from '../../command/context.js'
import { HelpdeskError } from '../../core/errors.js'
import { inert } from '../../terminal/inert.js'
import { userListing } from '../render/users.js'
import { register } from '../services/accounts.js'
import { login } from '../services/login.js'
import type { User } from '../user.js'
import { words } from '../words.js'
import { accountFrom, newPassword } from './credentials.js'
import { account, passwordStdin } from './params.js'

export default command({
  access: 'anyone',
  params: { ...account, passwordStdin },
  examples: ['helpdesk register', words.examples.register],

  async run(ctx, { passwordStdin, ...given }) {
    const fields = await accountFrom(ctx, passwordStdin, given)
    const password = await newPassword(ctx, passwordStdin)
    const user = await register(await ctx.db(), { ...fields, password })
    await offerLogin(ctx, user, password)
    return user
  },
  listing: { ...userListing, plain: ['id'] },
  render: (user, s) =>
    s.ok(
      loggedIn.has(user)
        ? words.registeredAndLoggedIn(inert(user.username))
        : words.registered(inert(user.username), s.typed(`login ${user.username}`)),
    ),
})

/** The new accounts that somebody logged in to at once. */
const loggedIn = new WeakSet<User>()

/** Asks a person whether to log in now; with `--yes`, which nobody answers, nobody is logged in. */
async function offerLogin(ctx: Context, user: User, password: string): Promise<void> {
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
  const { token, user: found } = await login(await ctx.db(), {
    name: user.username,
    password,
    machine: ctx.host.machine,
  })
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
