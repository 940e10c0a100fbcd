import { command } from '../../command/command.js'
import { flag } from '../../command/param.js'
import { ticketDetailListing, ticketPage } from '../render/page.js'
import { showTicket } from '../services/show.js'
import { holdsNews, markShown } from '../services/unread.js'
import { commandWords } from '../words/commands.js'
import { isRead, ticket } from './params.js'

export default command({
  access: 'EMPLOYEE',
  params: {
    ticket,
    history: flag('--history', commandWords.options.history),
  },
  examples: ['helpdesk ticket show 12', 'helpdesk ticket show 12 --history --json'],

  run: async (ctx, input) => showTicket(await ctx.session(), input.ticket, input.history),
  listing: ticketDetailListing,
  render: ticketPage,
  /** What somebody has on his screen he has read; a program has read nothing. */
  async afterWrite(ctx, ticket) {
    if (holdsNews(ticket) && isRead(ctx)) await markShown(await ctx.session(), ticket)
  },
})
