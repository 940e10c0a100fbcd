import { command } from '../../command/command.js'
import { wayOf } from '../services/change.js'
import { setStatus } from '../services/verbs.js'
import { dryRun, pendingTickets } from './params.js'
import { statusResult } from './status-verb.js'

export default command({
  access: 'TECHNICIAN',
  onlyWrites: () => true,
  params: { tickets: pendingTickets, dryRun },
  examples: ['helpdesk ticket start 12'],
  run: async (ctx, { tickets, dryRun }) =>
    setStatus(await ctx.acting(), { tickets, to: { first: 'in-progress' } }, wayOf(dryRun)),
  ...statusResult,
})
