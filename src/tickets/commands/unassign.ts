import { command } from '../../command/command.js'
import { changeOf } from '../render/changed.js'
import { type ChangedTicket, wayOf } from '../services/change.js'
import { unassignTickets } from '../services/verbs.js'
import { reportWords } from '../words/reports.js'
import { assignedTickets, dryRun } from './params.js'

export default command({
  access: 'TECHNICIAN',
  onlyWrites: () => true,
  params: { tickets: assignedTickets, dryRun },
  examples: ['helpdesk ticket unassign 12', 'helpdesk ticket list --assignee @me -o ids | helpdesk ticket unassign -'],

  run: async (ctx, { tickets, dryRun }) => unassignTickets(await ctx.acting(), tickets, wayOf(dryRun)),
  ...changeOf<ChangedTicket>({
    changed: (t) => reportWords.unassigned(t.id),
    unchanged: (t) => reportWords.unassignedAlready(t.id),
  }),
})
