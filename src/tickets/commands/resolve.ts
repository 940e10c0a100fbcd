import { command } from '../../command/command.js'
import { optional } from '../../command/param.js'
import { longText } from '../../command/parsers.js'
import { textFrom } from '../../command/text-from.js'
import { setStatus } from '../services/verbs.js'
import { commandWords } from '../words/commands.js'
import { openTickets } from './params.js'
import { statusResult } from './status-verb.js'

export default command({
  access: 'TECHNICIAN',
  params: {
    tickets: openTickets,
    message: optional('-m, --message <report>', commandWords.options.report, longText),
  },
  examples: [commandWords.examples.resolve, 'helpdesk ticket resolve 12 13'],
  async run(ctx, { tickets, message }) {
    const comment = message === undefined ? undefined : await textFrom(ctx, { text: message, file: undefined })
    return setStatus(await ctx.session(), { tickets, to: { first: 'resolved' }, comment })
  },
  ...statusResult,
})
