import { common } from '../../core/words.js'
import type { Field, Listing } from '../../terminal/listing.js'
import type { TicketField } from '../field.js'
import { ANSWERED, LISTED } from '../ordered-fields.js'
import type { Ticket } from '../ticket.js'
import { reportWords } from '../words/reports.js'

/** How many a list shows on a terminal where no limit is given. */
export const FIRST_TICKETS = 30

const names = (fields: readonly TicketField[]) => fields.map((f) => f.name)

export const ticketListing: Listing<Ticket> = {
  fields: LISTED.map(({ name, label, cell }) => ({ name, title: label, ...cell })),
  table: names(LISTED.filter((f) => f.cell.listed === 'in tables and tsv')),
  plain: names(LISTED.filter((f) => f.cell.listed !== 'where asked for')),
  empty: reportWords.noTickets,
}

type Exported = Omit<Ticket, 'unread'> & { key: string }

/** The same with every column and the key, for a file that `ticket import` reads; who has read what is not in it. */
export const ticketExport: Listing<Exported> = {
  ...ticketListing,
  fields: [
    ...(ticketListing.fields.filter((f) => f.name !== 'unread') as unknown as Field<Exported>[]),
    { name: 'key', title: common.key, plain: (t) => t.key },
  ],
  plain: names(ANSWERED.filter((f) => f.column !== null)).flatMap((name) => (name === 'id' ? ['id', 'key'] : [name])),
}
