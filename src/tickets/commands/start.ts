import { command } from '../../command/command.js'
import { setStatus } from '../services/verbs.js'
import { pendingTickets } from './params.js'
import { statusResult } from './status-verb.js'

export default command({
  access: 'TECHNICIAN',
  params: { tickets: pendingTickets },
  examples: ['helpdesk ticket start 12'],
  run: async (ctx, input) => setStatus(await ctx.session(), { ...input, to: { first: 'in-progress' } }),
  ...statusResult,
})
