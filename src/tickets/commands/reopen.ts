import { command } from '../../command/command.js'
import { optional } from '../../command/param.js'
import { longText } from '../../command/parsers.js'
import { textFrom } from '../../command/text-from.js'
import { wayOf } from '../services/change.js'
import { setStatus } from '../services/verbs.js'
import { commandWords } from '../words/commands.js'
import { dryRun, resolvedTickets } from './params.js'
import { statusResult } from './status-verb.js'

export default command({
  access: 'EMPLOYEE',
  onlyWrites: () => true,
  params: {
    tickets: resolvedTickets,
    message: optional('-m, --message <text>', commandWords.options.reason, longText),
    dryRun,
  },
  examples: ['helpdesk ticket reopen 12', commandWords.examples.reopen],
  async run(ctx, { tickets, message, dryRun }) {
    const comment = message === undefined ? undefined : await textFrom(ctx, { text: message, file: undefined })
    return setStatus(await ctx.acting(), { tickets, to: { first: 'pending' }, comment }, wayOf(dryRun))
  },
  ...statusResult,
})
