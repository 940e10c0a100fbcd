import { common } from '../../core/words.js'
import type { Result } from '../../history/change-report.js'
import type { Listing } from '../../terminal/listing.js'
import type { Ticket } from '../ticket.js'
import { ticketListing } from './listing.js'

export const changedTicketListing: Listing<Ticket & { result: Result }> = {
  ...ticketListing,
  fields: [...ticketListing.fields, { name: 'result', title: common.result, plain: (t) => t.result }],
  table: ['id', 'result', 'status', 'priority', 'title', 'assignee'],
  plain: ['id', 'result'],
}
