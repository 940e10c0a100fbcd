import { inert } from '../../terminal/inert.js'
import type { Listing } from '../../terminal/listing.js'
import type { Style } from '../../terminal/style.js'
import type { FoundTicket, Match, Ticket } from '../ticket.js'
import { fieldWords } from '../words/fields.js'
import { reportWords } from '../words/reports.js'
import { ticketListing } from './listing.js'

/** The text that tells most: the title stands in the line as it is. */
const shownMatch = ({ matches }: FoundTicket): Match | undefined => matches.find((m) => m.in !== 'title') ?? matches[0]

/** What was found is set off. */
function highlighted({ text, marks }: Match, { chalk }: Style): string {
  let at = 0
  const pieces = marks.map(([from, to]) => {
    const piece = `${inert(text.slice(at, from))}${chalk.bold(inert(text.slice(from, to)))}`
    at = to
    return piece
  })
  return `${pieces.join('')}${inert(text.slice(at))}`
}

function shown(ticket: FoundTicket, style: Style): string {
  const match = shownMatch(ticket)
  if (!match) return ''
  const place = style.chalk.dim(style.say(reportWords.placeOf[match.in]))
  return match.in === 'title' ? place : `${place}: ${highlighted(match, style)}`
}

const place = (ticket: FoundTicket): string => {
  const match = shownMatch(ticket)
  return match ? `${match.in}${match.commentId === null ? '' : ` ${match.commentId}`}: ${match.text}` : ''
}

export const foundListing: Listing<FoundTicket> = {
  ...ticketListing,
  fields: [...ticketListing.fields, { name: 'matches', title: fieldWords.matches, plain: place, shown }],
  table: ['id', 'title', 'status', 'matches'],
  plain: [...ticketListing.plain, 'matches'],
}

/** Characters of a resolution that are shown. */
const MOST_OF_IT = 100

/** `  #12 No network (Resolved) → The cable was loose.` */
export function similarLine({ id, title, status, resolution }: Ticket & { resolution: string | null }): string {
  const [first = ''] = (resolution ?? '').trim().split(/\r\n|\n|\r/)
  const said = [...first].length > MOST_OF_IT ? `${[...first].slice(0, MOST_OF_IT).join('')}…` : first
  return `  #${id} ${title} (${status.name})${said === '' ? '' : ` → ${said}`}`
}
