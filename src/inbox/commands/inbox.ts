import { command } from '../../command/command.js'
import { isRead } from '../../command/context.js'
import { flag, maybeMany, optional } from '../../command/param.js'
import { count as atLeastOne } from '../../command/parsers.js'
import type { Session } from '../../command/session.js'
import { failure } from '../../core/errors.js'
import type { Counted } from '../../tickets/commands/filters.js'
import { ticketId } from '../../tickets/parsers.js'
import { FIRST_TICKETS } from '../../tickets/render/listing.js'
import { moveOn } from '../../tickets/services/unread.js'
import { commandWords } from '../../tickets/words/commands.js'
import type { InboxEntry } from '../inbox.js'
import { inboxListing, inboxPage, type Shown } from '../render/page.js'
import { readForGood } from '../services/mark-read.js'
import { readInbox } from '../services/read-inbox.js'
import { words } from '../words.js'
import { inboxOffer, inboxSpread } from './offers.js'

/** Which entries an answer has, and of how many it has the newest; it is no part of the answer. */
const SHOWN = new WeakMap<InboxEntry[], Shown>()

const stillUnread = async (session: Session): Promise<Set<number>> =>
  new Set((await readInbox(session, 'unread')).entries.map(({ ticket }) => ticket.id))

export default command({
  access: 'EMPLOYEE',
  params: {
    tickets: maybeMany('[ticket...]', words.options.tickets, ticketId, {
      complete: { from: inboxOffer },
      spread: inboxSpread,
    }),
    all: flag('--all', words.options.all),
    limit: optional('-L, --limit <number>', commandWords.options.limit, atLeastOne),
    count: flag('--count', words.options.count),
    read: flag('--read', words.options.read),
  },
  examples: [
    'helpdesk inbox',
    'helpdesk inbox --count',
    'helpdesk inbox --all --limit 5',
    'helpdesk inbox --read',
    'helpdesk inbox --read 12,14,20-22',
    'helpdesk inbox --json',
  ],

  async run(ctx, { tickets, all, limit, count, read }): Promise<InboxEntry[] | Counted> {
    if (tickets !== undefined && !read) throw failure('USAGE', words.onlyWithRead, { run: 'inbox --read <ticket...>' })
    if (read && (all || count || limit !== undefined)) throw failure('USAGE', words.notTogether)
    const session = await ctx.session()
    if (read) {
      const { done, isNoted } = await readForGood(session, tickets)
      ctx.noticeAtEnd(isNoted ? words.nowRead(done.length) : words.notNoted)
      SHOWN.set(done, { which: 'read', total: done.length })
      return done
    }
    const { entries, unread } = await readInbox(session, all ? 'again' : 'unread')
    if (isRead(ctx) && !all) await moveOn(session, unread)
    const total = entries.length
    if (count) return { count: total }
    const most = limit ?? (ctx.host.out.isTerminal ? FIRST_TICKETS : total)
    const newest = entries.slice(0, most)
    if (total > most) ctx.noticeAtEnd(words.newestOf(most, total))
    const isMixed = all && ctx.globals.format === 'table'
    SHOWN.set(newest, { which: isMixed ? await stillUnread(session) : 'unread', total })
    return newest
  },
  alone: (answer) => ('count' in answer ? String(answer.count) : undefined),
  listing: inboxListing,
  render: (answer, style) =>
    'count' in answer
      ? String(answer.count)
      : inboxPage(answer, SHOWN.get(answer) ?? { which: 'unread', total: answer.length }, style),
})
