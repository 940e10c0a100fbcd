import { command } from '../../command/command.js'
import { parseFlags } from '../../command/flags.js'
import type { Text } from '../../core/language.js'
import { foundListing } from '../render/found.js'
import { FIRST_TICKETS } from '../render/listing.js'
import { findTicketsByWords, MOST_ORDERED } from '../services/finding/find.js'
import { countList } from '../services/list/list.js'
import type { FoundTicket } from '../ticket.js'
import { commandWords } from '../words/commands.js'
import { questionWords } from '../words/questions.js'
import { reportWords } from '../words/reports.js'
import { type Counted, listed, ticketFilters } from './filters.js'
import { indexBehind } from './index-behind.js'

const { all: _, after: __, ...filters } = ticketFilters

export default command({
  access: 'EMPLOYEE',
  params: { ...filters, query: { ...filters.query, flags: parseFlags('<words...>'), required: true } },
  examples: [
    commandWords.examples.find,
    'helpdesk ticket find carte-mère is:resolved',
    'helpdesk ticket find vpn --json',
  ],

  async askMissing(ctx, words) {
    if (!words.query?.length) words.query = [await ctx.ask.line(questionWords.find, '<words...>')]
  },
  async run(ctx, { limit, count, ...input }): Promise<AsyncIterable<FoundTicket> | Counted> {
    const session = await ctx.session()
    const list = { ...listed({ ...input, all: true }), ...indexBehind(ctx) }
    if (count) return { count: await countList(session, list) }
    const most = limit ?? (ctx.host.out.isTerminal ? FIRST_TICKETS : undefined)
    const { tickets, total } = await findTicketsByWords(session, list, most)
    if (most !== undefined && (total === undefined || total > most)) ctx.noticeAtEnd(moreThan(most, total))
    return tickets
  },
  alone: (answer) => ('count' in answer ? String(answer.count) : undefined),
  listing: foundListing,
})

function moreThan(most: number, total: number | undefined): Text {
  if (total === undefined) return reportWords.best(most)
  return (total < MOST_ORDERED ? reportWords.bestOf : reportWords.bestOfNewest)(most, total)
}
