import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { ticketId } from '../parsers.js'
import { historyListing, historyText } from '../render/history.js'
import { ticketHistory } from '../services/show.js'

export default command({
  access: 'EMPLOYEE',
  params: { ticket: required('<ticket>', { en: 'ticket number', fr: 'numéro du ticket' }, ticketId, { complete: { from: 'ticket' } }) },
  examples: ['helpdesk ticket history 12', 'helpdesk ticket history 12 --json'],

  run: async (ctx, input) => ticketHistory(await ctx.session(), input.ticket),
  listing: historyListing,
  render: historyText,
})
