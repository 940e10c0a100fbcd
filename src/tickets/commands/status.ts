import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { word } from '../../command/parsers.js'
import { wayOf } from '../services/change.js'
import { setStatus } from '../services/verbs.js'
import { commandWords } from '../words/commands.js'
import { anyTickets, byStatus, dryRun, presentOf } from './params.js'
import { statusResult } from './status-verb.js'

export default command({
  access: 'EMPLOYEE',
  onlyWrites: () => true,
  params: {
    tickets: anyTickets,
    to: required('--to <status>', commandWords.options.status, word, { ...byStatus, present: presentOf('status') }),
    dryRun,
  },
  examples: ["helpdesk ticket status 12 13 --to 'En cours'", commandWords.examples.status],
  run: async (ctx, { dryRun, ...input }) => setStatus(await ctx.acting(), input, wayOf(dryRun)),
  ...statusResult,
})
