import { command } from '../../command/command.js'
import type { Context } from '../../command/context.js'
import { optional } from '../../command/param.js'
import { word } from '../../command/parsers.js'
import { HelpdeskError } from '../../core/errors.js'
import { missing } from '../../terminal/ask.js'
import { inert } from '../../terminal/inert.js'
import { userListing } from '../render/users.js'
import { type Login, login } from '../services/login.js'
import { checkReachable } from '../services/sessions.js'
import { words } from '../words.js'
import { knownPassword, USERNAME } from './credentials.js'
import { passwordStdin } from './params.js'

export default command({
  access: 'anyone',
  params: {
    username: optional('[username]', words.options.login, word),
    passwordStdin,
  },
  examples: ['helpdesk login alice', words.examples.login],

  async run(ctx, input) {
    const absent = [
      ...(input.username === undefined ? ['[username]'] : []),
      ...(input.passwordStdin ? [] : ['--password-stdin']),
    ]
    if (!ctx.interactive && absent.length > 0) throw missing(absent)
    if (absent.length > 0) await checkReachable(await ctx.db())
    const name = input.username ?? word(await ctx.ask.line(USERNAME, '[username]', { parse: word }))
    const tokens = await ctx.tokens()
    const { token, user } = await withTries(ctx, input.passwordStdin ? 1 : MOST_TRIES, async () => {
      const password = await knownPassword(ctx, input.passwordStdin)
      return login(await ctx.db(), { name, password, machine: ctx.host.machine })
    })
    await tokens.save(token, user)
    if (ctx.host.env.HELPDESK_TOKEN) ctx.notice(words.tokenOverrides)
    return user
  },
  listing: userListing,
  render: (user, s) => s.ok(words.loggedIn(inert(user.username), inert(user.role))),
})

/** As often somebody at a terminal is asked for his password. */
const MOST_TRIES = 3

async function withTries(ctx: Context, tries: number, attempt: () => Promise<Login>): Promise<Login> {
  for (let left = tries - 1; ; left--) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof HelpdeskError) || error.code !== 'UNAUTHENTICATED' || left === 0) throw error
      ctx.notice(error.text)
    }
  }
}
