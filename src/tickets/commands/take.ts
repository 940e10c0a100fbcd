import { command } from '../../command/command.js'
import { flag } from '../../command/param.js'
import { changeOf } from '../render/changed.js'
import { type ChangedTicket, wayOf } from '../services/change.js'
import { takeTickets } from '../services/verbs.js'
import { commandWords } from '../words/commands.js'
import { reportWords } from '../words/reports.js'
import { dryRun, unassignedTickets } from './params.js'

export default command({
  access: 'TECHNICIAN',
  onlyWrites: () => true,
  params: { tickets: unassignedTickets, start: flag('--start', commandWords.options.start), dryRun },
  examples: ['helpdesk ticket take 12', 'helpdesk ticket take 12-14 --start'],

  run: async (ctx, { dryRun, ...input }) => takeTickets(await ctx.acting(), input, wayOf(dryRun)),
  ...changeOf<ChangedTicket>({
    changed: (t) => (t.status.state === 'in-progress' ? reportWords.takenAndStarted : reportWords.taken)(t.id),
    unchanged: (t) => reportWords.takenAlready(t.id),
  }),
})
