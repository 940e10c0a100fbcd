import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { word } from '../../command/parsers.js'
import { changeReport } from '../../history/change-report.js'
import { personName } from '../person-name.js'
import { changedTicketListing } from '../render/changed.js'
import { assignTickets } from '../services/verbs.js'
import { technicians } from './offers.js'
import { tickets } from './params.js'

export default command({
  access: 'TECHNICIAN',
  params: {
    tickets,
    to: required(
      '--to <user>',
      {
        en: 'who takes them: a username, e-mail address, id or @me',
        fr: "qui les prend : un nom d'utilisateur, une adresse e-mail, un numéro ou @me",
      },
      word,
      { complete: { words: ['@me'], from: technicians } },
    ),
  },
  examples: ['helpdesk ticket assign 12 13 --to bob', 'helpdesk ticket list --assignee none -o ids | helpdesk ticket assign - --to @me'],

  run: async (ctx, input) => assignTickets(await ctx.session(), input),
  listing: changedTicketListing,
  render: (change, s) =>
    changeReport(change, s, {
      changed: (t) => ({
        en: `Ticket #${t.id} is now with ${t.assignee && personName(t.assignee)}.`,
        fr: `Le ticket #${t.id} est maintenant à ${t.assignee && personName(t.assignee)}.`,
      }),
      unchanged: (t) => ({ en: `Ticket #${t.id} was with them already.`, fr: `Le ticket #${t.id} était déjà à cette personne.` }),
    }),
})
