import { command } from '../../command/command.js'
import type { Context } from '../../command/context.js'
import type { Globals } from '../../command/globals.js'
import { FIRST_TICKETS, ticketListing } from '../render/listing.js'
import { countList, DEFAULT_ORDER, type ListInput, listFirst, streamTicketList } from '../services/list/list.js'
import { upTo } from '../services/list/page.js'
import type { Ticket } from '../ticket.js'
import { commandWords } from '../words/commands.js'
import { reportWords } from '../words/reports.js'
import { type Counted, listedInPages, sayNext, ticketFilters } from './filters.js'
import { indexBehind } from './index-behind.js'

/** More tickets than this are written one after the other. */
const MOST_HELD = 1_000

export default command({
  access: 'EMPLOYEE',
  params: ticketFilters,
  examples: [
    'helpdesk ticket list',
    'helpdesk ticket list is:open assignee:@me updated:..7d sort:updated',
    commandWords.examples.listQuery,
    commandWords.examples.list,
    'helpdesk ticket list --assignee @me --sort updated:desc',
    'helpdesk ticket list --all --json --fields id,title,status',
  ],

  async run(ctx, { limit, count, ...input }): Promise<Ticket[] | AsyncIterable<Ticket> | Counted> {
    const session = await ctx.session()
    const list = { ...listedInPages(input, DEFAULT_ORDER), ...indexBehind(ctx), withUnread: tellsUnread(ctx.globals) }
    if (count) return { count: await countList(session, list) }
    const isScreen = ctx.host.out.isTerminal
    if (limit === undefined && !isScreen) return streamTicketList(session, list)
    // Who reads a table is told how many there are; a program, and who pages already, where to go on.
    const isCounted =
      limit === undefined || (isScreen && ctx.globals.format === 'table' && !list.after && limit <= MOST_HELD)
    const found = isCounted ? await firstOf(ctx, list, limit) : await page(ctx, list, limit)
    if (!isScreen) return found
    await sayTimes(ctx, list, session.now)
    return found
  },
  alone: (answer) => ('count' in answer ? String(answer.count) : undefined),
  listing: ticketListing,
})

/** A table tells it beside the number; all else where it is a field. */
const tellsUnread = ({ format, fields }: Globals): boolean =>
  fields
    ? fields.includes('unread') || (format === 'table' && fields.includes('id'))
    : ['table', 'json', 'jsonl'].includes(format)

const page = async (
  ctx: Context,
  list: ReturnType<typeof listedInPages>,
  limit: number,
): Promise<AsyncIterable<Ticket>> => {
  const session = await ctx.session()
  const tickets = await streamTicketList(session, list, limit + 1)
  return upTo(session, tickets, { order: list.sort, limit, next: sayNext(ctx) })
}

/** The first tickets; a notice tells how many there are in all. */
async function firstOf(ctx: Context, list: ListInput, limit = FIRST_TICKETS): Promise<Ticket[]> {
  const session = await ctx.session()
  const { tickets, total, oldest } = await listFirst(session, list, limit)
  if (total === tickets.length) return tickets
  if (total === null) ctx.noticeAtEnd(reportWords.firstOfMore(tickets.length))
  else {
    const { cutLines } = await import('../render/cut.js')
    const cut = { shown: tickets.length, total, oldest, which: (await isOpen(list)) ? 'open' : 'asked for' } as const
    const { signs } = ctx.globals
    const columns = ctx.host.err.columns ?? Number.POSITIVE_INFINITY
    cutLines(cut, { now: ctx.host.now(), lang: ctx.lang, signs, columns }).forEach(ctx.noticeAtEnd)
  }
  return tickets
}

/** Whether only open tickets are listed because nothing else was asked for. */
async function isOpen({ asked = [], all }: ListInput): Promise<boolean> {
  if (all) return false
  return asked.length === 0 || !(await import('../services/asking/decides.js')).decides(asked)
}

/** How the times of a query were read, below the list. */
async function sayTimes(ctx: Context, { asked = [] }: ListInput, now: number): Promise<void> {
  if (asked.length === 0) return
  const said = (await import('../render/asked-times.js')).askedTimes(asked, now)
  if (said) ctx.noticeAtEnd(said)
}
