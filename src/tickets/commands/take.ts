import { command } from '../../command/command.js'
import { changeReport } from '../../history/change-report.js'
import { changedTicketListing } from '../render/changed.js'
import { takeTickets } from '../services/verbs.js'
import { reportWords } from '../words/reports.js'
import { unassignedTickets } from './params.js'

export default command({
  access: 'TECHNICIAN',
  params: { tickets: unassignedTickets },
  examples: ['helpdesk ticket take 12', 'helpdesk ticket take 12 13 14'],

  run: async (ctx, input) => takeTickets(await ctx.session(), input.tickets),
  listing: changedTicketListing,
  render: (change, s) =>
    changeReport(change, s, {
      changed: (t) => reportWords.taken(t.id),
      unchanged: (t) => reportWords.takenAlready(t.id),
    }),
})
