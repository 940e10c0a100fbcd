import { command } from '../../command/command.js'
import { changeReport } from '../../history/change-report.js'
import { changedTicketListing } from '../render/changed.js'
import { takeTickets } from '../services/verbs.js'
import { unassignedTickets } from './params.js'

export default command({
  access: 'TECHNICIAN',
  params: { tickets: unassignedTickets },
  examples: ['helpdesk ticket take 12', 'helpdesk ticket take 12 13 14'],

  run: async (ctx, input) => takeTickets(await ctx.session(), input.tickets),
  listing: changedTicketListing,
  render: (change, s) =>
    changeReport(change, s, {
      changed: (t) => ({ en: `Ticket #${t.id} is now yours.`, fr: `Le ticket #${t.id} est maintenant à vous.` }),
      unchanged: (t) => ({ en: `Ticket #${t.id} was yours already.`, fr: `Le ticket #${t.id} était déjà à vous.` }),
    }),
})
