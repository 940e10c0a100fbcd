import { command } from '../../command/command.js'
import { flag } from '../../command/param.js'
import { ticketListing } from '../render/listing.js'
import { ticketPage } from '../render/page.js'
import type { ChangedTicket } from '../services/change.js'
import { nextTicket, takeNext } from '../services/next.js'
import type { Ticket } from '../ticket.js'
import { commandWords } from '../words/commands.js'
import { reportWords } from '../words/reports.js'

export default command({
  access: 'TECHNICIAN',
  onlyWrites: ({ take }) => take,
  params: { take: flag('--take', commandWords.options.take) },
  examples: ['helpdesk ticket next', 'helpdesk ticket next --take --json'],

  run: async (ctx, { take }): Promise<Ticket | ChangedTicket | null> =>
    take ? takeNext(await ctx.acting()) : nextTicket(await ctx.session()),
  listing: ticketListing,
  render: (ticket, s) => (ticket ? ticketPage({ ...ticket, comments: [] }, s) : s.already(reportWords.noneOpen)),
})
