import type { Listing } from '../../terminal/listing.js'
import type { TicketField } from '../field.js'
import { LISTED } from '../ordered-fields.js'
import type { Ticket } from '../ticket.js'
import { reportWords } from '../words/reports.js'

/** How many a list shows on a terminal where no limit is given. */
export const FIRST_TICKETS = 30

const names = (fields: readonly TicketField[]) => fields.map((f) => f.name)

export const ticketListing: Listing<Ticket> = {
  fields: LISTED.map(({ name, label, cell }) => ({ name, title: label, ...cell })),
  table: names(LISTED.filter((f) => f.cell.listed === 'in tables and tsv')),
  plain: names(LISTED.filter((f) => f.cell.listed !== 'where asked for')),
  get empty() {
    return reportWords.noTickets
  },
}
