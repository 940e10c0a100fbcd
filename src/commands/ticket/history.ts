import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { historyListing, historyText } from '../../render/history.js'
import { ticketId } from '../../tickets/parsers.js'
import { ticketHistory } from '../../tickets/services/show.js'

export default command({
  access: 'EMPLOYEE',
  params: { ticket: required('<ticket>', { en: 'ticket number', fr: 'numéro du ticket' }, ticketId, { complete: { from: 'ticket' } }) },
  examples: ['helpdesk ticket history 12', 'helpdesk ticket history 12 --json'],

  run: async (ctx, input) => ticketHistory(await ctx.session(), input.ticket),
  listing: historyListing,
  render: historyText,
})
