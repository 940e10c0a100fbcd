import { command } from '../../command/command.js'
import { flag } from '../../command/param.js'
import type { Integer } from '../../core/number.js'
import { logout, logoutEverywhere } from '../services/login.js'
import { words } from '../words.js'

/** How many sessions. */
type Ended = { ended: Integer }

export default command({
  access: 'anyone',
  params: { all: flag('--all', words.options.all) },
  examples: ['helpdesk logout', 'helpdesk logout --all'],

  async run(ctx, { all }): Promise<Ended> {
    const tokens = await ctx.tokens()
    const token = await ctx.token()
    const here = async () => (token ? logout(await ctx.db(), token) : 0)
    const ended = await (all ? logoutEverywhere(await ctx.session()) : here())
    if (!ctx.host.env.HELPDESK_TOKEN) await tokens.clear()
    return { ended }
  },
  render: ({ ended }, s) => (ended === 0 ? s.already(words.notLoggedIn) : s.ok(words.loggedOut(ended))),
})
