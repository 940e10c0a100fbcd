import { command } from '../../command/command.js'
import { optional } from '../../command/param.js'
import { longText } from '../../command/parsers.js'
import { setStatus } from '../services/verbs.js'
import { tickets } from './params.js'
import { statusResult } from './status-verb.js'

export default command({
  access: 'TECHNICIAN',
  params: {
    tickets,
    message: optional('-m, --message <report>', { en: 'a report, kept as a comment', fr: 'un rapport, gardé comme commentaire' }, longText),
  },
  examples: ["helpdesk ticket resolve 12 -m 'New cable.'", 'helpdesk ticket resolve 12 13'],
  run: async (ctx, input) => setStatus(await ctx.session(), { tickets: input.tickets, to: { first: 'resolved' }, comment: input.message }),
  ...statusResult,
})
