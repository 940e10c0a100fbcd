import { command } from '../../command/command.js'
import { ticketExport } from '../render/listing.js'
import { type ExportedTicket, exportTickets } from '../services/export/export.js'
import { countList } from '../services/list.js'
import { type Counted, listed, ticketFilters } from './filters.js'
import { indexBehind } from './index-behind.js'

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
    const list = { ...listed(input), ...indexBehind(ctx) }
    if (count) return { count: await countList(session, list) }
    return exportTickets(session, { ...list, sort: list.sort ?? [{ key: 'id', descending: false }] }, limit)
  },
  alone: (answer) => ('count' in answer ? String(answer.count) : undefined),
  listing: ticketExport,
})
