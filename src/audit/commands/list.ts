import { command } from '../../command/command.js'
import { optional } from '../../command/param.js'
import { count, word } from '../../command/parsers.js'
import { since } from '../../command/times.js'
import { byUser } from '../../identity/commands/params.js'
import { openTickets } from '../../tickets/commands/offers.js'
import { ticketId } from '../../tickets/parsers.js'
import { changeListing } from '../render/change-listing.js'
import { changeLines } from '../render/changes.js'
import { listChanges } from '../services/changes.js'
import { words } from '../words.js'

/** Shown where no limit is given. */
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

  run: async (ctx, { limit, ...query }) => listChanges(await ctx.session(), query, limit ?? LATEST),
  listing: changeListing,
  render: changeLines,
})
