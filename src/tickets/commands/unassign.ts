import { command } from '../../command/command.js'
import { changeReport } from '../../history/change-report.js'
import { changedTicketListing } from '../render/changed.js'
import { unassignTickets } from '../services/verbs.js'
import { reportWords } from '../words/reports.js'
import { assignedTickets } from './params.js'

export default command({
  access: 'TECHNICIAN',
  params: { tickets: assignedTickets },
  examples: ['helpdesk ticket unassign 12', 'helpdesk ticket list --assignee @me -o ids | helpdesk ticket unassign -'],

  run: async (ctx, input) => unassignTickets(await ctx.session(), input.tickets),
  listing: changedTicketListing,
  render: (change, s) =>
    changeReport(change, s, {
      changed: (t) => reportWords.unassigned(t.id),
      unchanged: (t) => reportWords.unassignedAlready(t.id),
    }),
})
