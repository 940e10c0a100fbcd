import { command } from '../../command/command.js'
import { flag, required } from '../../command/param.js'
import { ticketId } from '../parsers.js'
import { ticketDetailListing, ticketPage } from '../render/page.js'
import { showTicket } from '../services/show.js'

export default command({
  access: 'EMPLOYEE',
  params: {
    ticket: required('<ticket>', { en: 'ticket number', fr: 'numéro du ticket' }, ticketId, { complete: { from: 'ticket' } }),
    history: flag('--history', { en: 'who changed what, and when', fr: 'qui a modifié quoi, et quand' }),
  },
  examples: ['helpdesk ticket show 12', 'helpdesk ticket show 12 --history --json'],

  run: async (ctx, input) => showTicket(await ctx.session(), input.ticket, input.history),
  listing: ticketDetailListing,
  render: ticketPage,
})
