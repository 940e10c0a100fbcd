import { command } from '../../command/command.js'
import { ticketExport } from '../render/listing.js'
import { exportTickets } from '../services/export/export.js'
import { ticketFilters } from './filters.js'

export default command({
  access: 'EMPLOYEE',
  params: ticketFilters,
  format: 'csv',
  examples: [
    'helpdesk ticket export --all > tickets.csv',
    'helpdesk ticket export --all -o jsonl > tickets.jsonl',
    'helpdesk ticket export --category réseau --fields id,title,status',
  ],

  run: async (ctx, input) =>
    exportTickets(await ctx.session(), { ...input, sort: input.sort ?? [{ key: 'id', descending: false }] }),
  listing: ticketExport,
})
