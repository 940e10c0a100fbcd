import { command } from '../../command/command.js'
import { optional } from '../../command/param.js'
import { word } from '../../command/parsers.js'
import type { Text } from '../../core/language.js'
import { missing } from '../../terminal/ask.js'
import { inert } from '../../terminal/inert.js'
import { userListing } from '../render/users.js'
import { login } from '../services/accounts.js'
import { knownPassword, USERNAME } from './credentials.js'
import { passwordStdin } from './params.js'

const OVERRIDDEN: Text = {
  en: 'warning: HELPDESK_TOKEN is set, and goes before this login.',
  fr: 'attention : HELPDESK_TOKEN est posé, et passe avant cette connexion.',
}

export default command({
  access: 'anyone',
  params: {
    username: optional('[username]', { en: 'username or e-mail address', fr: "nom d'utilisateur ou adresse e-mail" }, word),
    passwordStdin,
  },
  examples: ['helpdesk login alice', 'helpdesk login alice --password-stdin < password.txt'],

  async run(ctx, input) {
    const absent = [...(input.username === undefined ? ['[username]'] : []), ...(input.passwordStdin ? [] : ['--password-stdin'])]
    if (!ctx.interactive && absent.length > 0) throw missing(absent)
    const name = input.username ?? word(await ctx.ask.line(USERNAME, '[username]', { parse: word }))
    const password = await knownPassword(ctx, input.passwordStdin)
    const tokens = await ctx.tokens()
    const { token, user } = await login(await ctx.db(), { name, password, machine: ctx.host.machine })
    await tokens.save(token, user)
    if (ctx.host.env.HELPDESK_TOKEN) ctx.notice(OVERRIDDEN)
    return user
  },
  listing: userListing,
  render: (user, s) =>
    s.ok({
      en: `Logged in as ${inert(user.username)} (${inert(user.role)}).`,
      fr: `Connecté : ${inert(user.username)} (${inert(user.role)}).`,
    }),
})
