import { command } from '../../command/command.js'
import { setStatus } from '../services/verbs.js'
import { resolvedTickets } from './params.js'
import { statusResult } from './status-verb.js'

export default command({
  access: 'EMPLOYEE',
  params: { tickets: resolvedTickets },
  examples: ['helpdesk ticket reopen 12'],
  run: async (ctx, input) => setStatus(await ctx.session(), { ...input, to: { first: 'pending' } }),
  ...statusResult,
})
