import { command } from '../../command/command.js'
import { many } from '../../command/param.js'
import { count } from '../../command/parsers.js'
import { revokeSessions } from '../services/own-sessions.js'
import { words } from '../words.js'
import { sessions } from './offers.js'

export default command({
  access: 'EMPLOYEE',
  params: {
    ids: many('<id...>', words.options.sessions, count, { complete: { from: sessions } }),
  },
  examples: ['helpdesk session revoke 7', 'helpdesk session list -o ids | helpdesk session revoke -'],
  run: async (ctx, input) => revokeSessions(await ctx.session(), input.ids),
  render: ({ revoked }, s) => s.ok(words.sessionsEnded(revoked)),
})
