import { command } from '../../command/command.js'
import { type Context, isRead } from '../../command/context.js'
import { flag } from '../../command/param.js'
import { ticketDetailListing, ticketPages } from '../render/page.js'
import { showTickets, type TicketDetail } from '../services/show.js'
import { holdsNews, markShown } from '../services/unread.js'
import { commandWords } from '../words/commands.js'
import { anyTickets } from './params.js'

/** Where one number was typed: what is shown is that ticket, not a list of one. */
const oneTyped = new WeakSet<Context>()

export default command({
  access: 'EMPLOYEE',
  params: {
    tickets: anyTickets,
    history: flag('--history', commandWords.options.history),
  },
  examples: ['helpdesk ticket show 12', 'helpdesk ticket show 12 --history --json', 'helpdesk ticket show 12,14,20-22'],

  async completeWords(ctx, { tickets = [] }) {
    const [first, ...others] = tickets
    if (first === undefined || (others.length === 0 && /^#?\d+$/.test(first))) oneTyped.add(ctx)
  },
  async run(ctx, { tickets, history }): Promise<TicketDetail | TicketDetail[]> {
    const shown = await showTickets(await ctx.session(), tickets, history)
    const [only, ...others] = shown
    return only && others.length === 0 && oneTyped.has(ctx) ? only : shown
  },
  listing: ticketDetailListing,
  render: ticketPages,
  /** What somebody has on his screen he has read; a program has read nothing. */
  async afterWrite(ctx, shown) {
    const news = [shown].flat().filter(holdsNews)
    if (news.length > 0 && isRead(ctx)) await markShown(await ctx.session(), news)
  },
})
