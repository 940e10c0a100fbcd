import { command } from '../../command/command.js'
import { optional } from '../../command/param.js'
import { count } from '../../command/parsers.js'
import { FIRST_TICKETS, ticketListing } from '../render/listing.js'
import { listFirst, streamTicketList } from '../services/list.js'
import { commandWords } from '../words/commands.js'
import { reportWords } from '../words/reports.js'
import { ticketFilters } from './filters.js'

/** Whether only open tickets were asked for. */
const isOpen = (input: { status?: string | undefined; all: boolean }) => input.status === undefined && !input.all

export default command({
  access: 'EMPLOYEE',
  params: {
    ...ticketFilters,
    limit: optional('--limit <number>', commandWords.options.limit, count),
  },
  examples: [
    'helpdesk ticket list',
    'helpdesk ticket list --assignee @me --sort updated:desc',
    commandWords.examples.list,
    'helpdesk ticket list --all --json --fields id,title,status',
  ],

  async run(ctx, { limit, ...input }) {
    const session = await ctx.session()
    if (limit !== undefined || !ctx.host.out.isTerminal) return streamTicketList(session, input, limit)
    const { tickets, total } = await listFirst(session, input, FIRST_TICKETS)
    const shown = isOpen(input) ? reportWords.firstOfOpen : reportWords.firstOf
    if (total > tickets.length) ctx.noticeAtEnd(shown(tickets.length, total))
    return tickets
  },
  listing: ticketListing,
})
