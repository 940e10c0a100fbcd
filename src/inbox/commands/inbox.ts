import { command } from '../../command/command.js'
import { isRead } from '../../command/context.js'
import { flag, maybeMany } from '../../command/param.js'
import { failure } from '../../core/errors.js'
import type { Counted } from '../../tickets/commands/filters.js'
import { ticketId } from '../../tickets/parsers.js'
import { moveOn } from '../../tickets/services/unread.js'
import type { InboxEntry } from '../inbox.js'
import { inboxListing, inboxPage } from '../render/page.js'
import { readForGood } from '../services/mark-read.js'
import { readInbox } from '../services/read-inbox.js'
import { words } from '../words.js'
import { inboxOffer } from './offers.js'

/** Which entries an answer has, where not those that are unread; it is no part of the answer. */
const SHOWN = new WeakMap<InboxEntry[], 'all' | 'read'>()

export default command({
  access: 'EMPLOYEE',
  params: {
    tickets: maybeMany('[ticket...]', words.options.tickets, ticketId, { complete: { from: inboxOffer } }),
    all: flag('--all', words.options.all),
    count: flag('--count', words.options.count),
    read: flag('--read', words.options.read),
  },
  examples: [
    'helpdesk inbox',
    'helpdesk inbox --count',
    'helpdesk inbox --read',
    'helpdesk inbox --read 12 14',
    'helpdesk inbox --json',
  ],

  async run(ctx, { tickets, all, count, read }): Promise<InboxEntry[] | Counted> {
    if (tickets !== undefined && !read) throw failure('USAGE', words.onlyWithRead, { run: 'inbox --read <ticket...>' })
    if (read && (all || count)) throw failure('USAGE', words.notTogether)
    const session = await ctx.session()
    if (read) {
      const { done, isNoted } = await readForGood(session, tickets)
      ctx.noticeAtEnd(isNoted ? words.nowRead(done.length) : words.notNoted)
      SHOWN.set(done, 'read')
      return done
    }
    const { entries, unread } = await readInbox(session, all ? 'again' : 'unread')
    if (isRead(ctx) && !all) await moveOn(session, unread)
    if (all) SHOWN.set(entries, 'all')
    return count ? { count: entries.length } : entries
  },
  alone: (answer) => ('count' in answer ? String(answer.count) : undefined),
  listing: inboxListing,
  render: (answer, style) =>
    'count' in answer ? String(answer.count) : inboxPage(answer, SHOWN.get(answer) ?? 'unread', style),
})
