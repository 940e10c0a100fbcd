import { command } from '../../command/command.js'
import { historyListing, historyText } from '../render/history.js'
import { ticketHistory } from '../services/show.js'
import { ticket } from './params.js'

export default command({
  access: 'EMPLOYEE',
  params: { ticket },
  examples: ['helpdesk ticket history 12', 'helpdesk ticket history 12 --json'],

  run: async (ctx, input) => ticketHistory(await ctx.session(), input.ticket),
  listing: historyListing,
  render: historyText,
})
