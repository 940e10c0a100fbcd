import { command } from '../../command/command.js'
import { many } from '../../command/param.js'
import { count } from '../../command/parsers.js'
import { counted } from '../../core/number.js'
import { revokeSessions } from '../services/own-sessions.js'
import { sessions } from './offers.js'

export default command({
  access: 'EMPLOYEE',
  params: {
    ids: many(
      '<id...>',
      { en: 'session numbers, or - to read them from standard input', fr: "numéros de sessions, ou - pour les lire sur l'entrée standard" },
      count,
      { complete: { from: sessions } },
    ),
  },
  examples: ['helpdesk session revoke 7', 'helpdesk session list -o ids | helpdesk session revoke -'],
  run: async (ctx, input) => revokeSessions(await ctx.session(), input.ids),
  render: ({ revoked }, s) => s.ok({ en: `Sessions ended: ${counted(revoked).en}.`, fr: `Sessions fermées : ${counted(revoked).fr}.` }),
})
