import { command } from '../../command/command.js'
import { optional } from '../../command/param.js'
import { count, word } from '../../command/parsers.js'
import { since } from '../../command/times.js'
import { byUser } from '../../identity/commands/params.js'
import { openTickets } from '../../tickets/commands/offers.js'
import { ticketId } from '../../tickets/parsers.js'
import { changeLines, changeListing } from '../render/changes.js'
import { listChanges } from '../services/changes.js'

/** Shown where no limit is given. */
const LATEST = 30

export default command({
  access: 'ADMIN',
  params: {
    actor: optional('--actor <user>', { en: 'who did it', fr: "qui l'a fait" }, word, byUser),
    ticket: optional('--ticket <ticket>', { en: 'what was done to this ticket', fr: 'ce qui touche ce ticket' }, ticketId, {
      complete: { from: openTickets },
    }),
    user: optional('--user <user>', { en: 'what was done to this account', fr: 'ce qui touche ce compte' }, word, byUser),
    since: optional('--since <date>', { en: 'since 2026-01-31, 7d, 12h or today', fr: 'depuis 2026-01-31, 7d, 12h ou today' }, since),
    limit: optional('--limit <number>', { en: `at most so many; ${LATEST} without it`, fr: `au plus ce nombre ; sinon ${LATEST}` }, count),
  },
  examples: ['helpdesk audit list --since today', 'helpdesk audit list --actor ada --limit 100', 'helpdesk audit list --ticket 12 --json'],

  run: async (ctx, { limit, ...query }) => listChanges(await ctx.session(), query, limit ?? LATEST),
  listing: changeListing,
  render: changeLines,
})
