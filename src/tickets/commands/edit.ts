import { command } from '../../command/command.js'
import { optional } from '../../command/param.js'
import { atLeastOne, longText, word } from '../../command/parsers.js'
import { changeReport } from '../../history/change-report.js'
import { inert } from '../../terminal/inert.js'
import { title } from '../parsers.js'
import { changedTicketListing } from '../render/changed.js'
import { editTicket } from '../services/verbs.js'
import { byCategory, byPriority, ticket } from './params.js'

export default command({
  access: 'EMPLOYEE',
  params: {
    ticket,
    title: optional('--title <title>', { en: 'a new title', fr: 'un nouveau titre' }, title),
    description: optional('--description <text>', { en: 'a new description', fr: 'une nouvelle description' }, longText),
    category: optional('--category <category>', { en: 'a category', fr: 'une catégorie' }, word, byCategory),
    priority: optional('--priority <priority>', { en: 'a priority, or low, high', fr: 'une priorité, ou low, high' }, word, byPriority),
  },
  examples: ["helpdesk ticket edit 12 --title 'No network in room 12'", 'helpdesk ticket edit 12 --category réseau --priority high'],

  run: async (ctx, { ticket, ...input }) => editTicket(await ctx.session(), ticket, atLeastOne(input)),
  listing: changedTicketListing,
  render: (change, s) =>
    changeReport(change, s, {
      changed: (t) => ({ en: `Edited ticket #${t.id}: ${inert(t.title)}`, fr: `Ticket #${t.id} modifié : ${inert(t.title)}` }),
      unchanged: (t) => ({ en: `Ticket #${t.id} was so already.`, fr: `Le ticket #${t.id} était déjà ainsi.` }),
    }),
})
