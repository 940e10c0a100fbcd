import { command } from '../../command/command.js'
import { optional } from '../../command/param.js'
import { count, word } from '../../command/parsers.js'
import { since } from '../../command/times.js'
import { collected } from '../../core/lists.js'
import { byUser } from '../../identity/commands/params.js'
import { openTickets } from '../../tickets/commands/offers.js'
import { ticketId } from '../../tickets/parsers.js'
import type { ChangeSummary } from '../audit.js'
import { changeListing } from '../render/change-listing.js'
import { changeLines } from '../render/changes.js'
import { listChanges, streamChanges } from '../services/changes.js'
import { words } from '../words.js'

/** Shown on a terminal where no limit is given. */
const LATEST = 30

export default command({
  access: 'ADMIN',
  params: {
    actor: optional('--actor <user>', words.options.actor, word, byUser),
    ticket: optional('--ticket <ticket>', words.options.ticket, ticketId, {
      complete: { from: openTickets },
    }),
    user: optional('--user <user>', words.options.user, word, byUser),
    since: optional('--since <date>', words.options.since, since),
    limit: optional('-L, --limit <number>', words.options.limit(LATEST), count),
  },
  examples: [
    'helpdesk audit list --since today',
    'helpdesk audit list --actor ada --limit 100',
    'helpdesk audit list --ticket 12 --json',
  ],

  async run(ctx, { limit, ...query }): Promise<ChangeSummary[] | AsyncIterable<ChangeSummary>> {
    const session = await ctx.session()
    if (limit !== undefined) return listChanges(session, query, limit)
    if (!ctx.host.out.isTerminal) {
      const all = await streamChanges(session, query)
      return ctx.globals.format === 'table' ? collected(all) : all
    }
    const latest = await listChanges(session, query, LATEST + 1)
    if (latest.length > LATEST) ctx.noticeAtEnd(words.firstOfMore(LATEST))
    return latest.slice(0, LATEST)
  },
  listing: changeListing,
  render: (changes, s) => (Array.isArray(changes) ? changeLines(changes, s) : ''),
})
