import { command } from '../../command/command.js'
import { flag } from '../../command/param.js'
import { counted, type Integer } from '../../core/number.js'
import { logout, logoutEverywhere } from '../services/accounts.js'

/** How many sessions. */
type Ended = { ended: Integer }

export default command({
  access: 'anyone',
  params: { all: flag('--all', { en: 'end your sessions on every machine', fr: 'fermer vos sessions sur toutes les machines' }) },
  examples: ['helpdesk logout', 'helpdesk logout --all'],

  async run(ctx, { all }): Promise<Ended> {
    const tokens = await ctx.tokens()
    const token = await ctx.token()
    const ended = all ? await logoutEverywhere(await ctx.session()) : token ? await logout(await ctx.db(), token) : 0
    if (!ctx.host.env.HELPDESK_TOKEN) await tokens.clear()
    return { ended }
  },
  render: ({ ended }, s) =>
    ended === 0
      ? s.already({ en: 'You were not logged in.', fr: "Vous n'étiez pas connecté." })
      : s.ok({ en: `Logged out; sessions ended: ${counted(ended).en}.`, fr: `Déconnecté ; sessions fermées : ${counted(ended).fr}.` }),
})
