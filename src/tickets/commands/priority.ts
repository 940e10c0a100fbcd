import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { word } from '../../command/parsers.js'
import { changeReport } from '../../history/change-report.js'
import { inert } from '../../terminal/inert.js'
import { changedTicketListing } from '../render/changed.js'
import { setPriority } from '../services/verbs.js'
import { byPriority, tickets } from './params.js'

export default command({
  access: 'EMPLOYEE',
  params: {
    tickets,
    to: required('--to <priority>', { en: 'a priority, or low, medium, high', fr: 'une priorité, ou low, medium, high' }, word, byPriority),
  },
  examples: [
    'helpdesk ticket priority 12 --to high',
    'helpdesk ticket list --category réseau -o ids | helpdesk ticket priority - --to high',
  ],

  run: async (ctx, input) => setPriority(await ctx.session(), input),
  listing: changedTicketListing,
  render: (change, s) =>
    changeReport(change, s, {
      changed: (t) => ({ en: `Ticket #${t.id}: ${inert(t.priority.name)}.`, fr: `Ticket #${t.id} : ${inert(t.priority.name)}.` }),
      unchanged: (t) => ({
        en: `Ticket #${t.id} was '${inert(t.priority.name)}' already.`,
        fr: `Le ticket #${t.id} était déjà « ${inert(t.priority.name)} ».`,
      }),
    }),
})
