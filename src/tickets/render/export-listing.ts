import { common } from '../../core/words.js'
import type { Field, Listing } from '../../terminal/listing.js'
import { ANSWERED } from '../ordered-fields.js'
import type { Ticket } from '../ticket.js'
import { ticketListing } from './listing.js'

type Exported = Omit<Ticket, 'unread'> & { key: string }

/** The same with every column and the key, for a file that `ticket import` reads; who has read what is not in it. */
export const ticketExport: Listing<Exported> = {
  ...ticketListing,
  fields: [
    ...(ticketListing.fields.filter((f) => f.name !== 'unread') as unknown as Field<Exported>[]),
    { name: 'key', title: common.key, plain: (t) => t.key },
  ],
  plain: ANSWERED.filter((f) => f.column !== null).flatMap(({ name }) => (name === 'id' ? ['id', 'key'] : [name])),
}
