import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { word } from '../../command/parsers.js'
import { setStatus } from '../services/verbs.js'
import { byStatus, tickets } from './params.js'
import { statusResult } from './status-verb.js'

export default command({
  access: 'EMPLOYEE',
  params: {
    tickets,
    to: required(
      '--to <status>',
      { en: 'a status, or pending, in-progress, resolved', fr: 'un statut, ou pending, in-progress, resolved' },
      word,
      byStatus,
    ),
  },
  examples: ["helpdesk ticket status 12 13 --to 'En cours'", 'helpdesk ticket status 12 --to resolved'],
  run: async (ctx, input) => setStatus(await ctx.session(), input),
  ...statusResult,
})
