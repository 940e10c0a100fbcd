import { command } from '../../command.js'
import { setStatus } from '../../services/ticket-changes.js'
import { tickets } from './params.js'
import { statusResult } from './status-verb.js'

export default command({
  access: 'EMPLOYEE',
  params: { tickets },
  examples: ['helpdesk ticket reopen 12'],
  run: async (ctx, input) => setStatus(await ctx.session(), { ...input, to: { first: 'pending' } }),
  ...statusResult,
})
