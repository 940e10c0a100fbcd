import { command } from '../../command/command.js'
import { ticketExport } from '../render/export-listing.js'
import { type ExportedTicket, exportTickets } from '../services/export/export.js'
import { countList, type Order } from '../services/list/list.js'
import { upTo } from '../services/list/page.js'
import { type Counted, listedInPages, sayNext, ticketFilters } from './filters.js'
import { indexBehind } from './index-behind.js'

const BY_NUMBER: Order[] = [{ key: 'id', descending: false }]

export default command({
  access: 'EMPLOYEE',
  params: ticketFilters,
  format: 'csv',
  examples: [
    'helpdesk ticket export --all > tickets.csv',
    'helpdesk ticket export --all -o jsonl > tickets.jsonl',
    'helpdesk ticket export is:resolved closed:2026-01..2026-03 > tickets.csv',
    'helpdesk ticket export --category réseau --fields id,title,status',
  ],

  async run(ctx, { limit, count, ...input }): Promise<AsyncIterable<ExportedTicket> | Counted> {
    const session = await ctx.session()
    const list = { ...listedInPages(input, BY_NUMBER), ...indexBehind(ctx) }
    if (count) return { count: await countList(session, list) }
    if (limit === undefined) return exportTickets(session, list)
    const tickets = await exportTickets(session, list, limit + 1)
    return upTo(session, tickets, { order: list.sort, limit, next: sayNext(ctx) })
  },
  alone: (answer) => ('count' in answer ? String(answer.count) : undefined),
  listing: ticketExport,
})
