import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { word } from '../../command/parsers.js'
import { changeReport } from '../../history/change-report.js'
import { inert } from '../../terminal/inert.js'
import { changedTicketListing } from '../render/changed.js'
import { setCategory } from '../services/verbs.js'
import { byCategory, tickets } from './params.js'

export default command({
  access: 'EMPLOYEE',
  params: { tickets, to: required('--to <category>', { en: 'a category', fr: 'une catégorie' }, word, byCategory) },
  examples: ['helpdesk ticket category 12 13 --to réseau'],

  run: async (ctx, input) => setCategory(await ctx.session(), input),
  listing: changedTicketListing,
  render: (change, s) =>
    changeReport(change, s, {
      changed: (t) => ({ en: `Ticket #${t.id}: ${inert(t.category.name)}.`, fr: `Ticket #${t.id} : ${inert(t.category.name)}.` }),
      unchanged: (t) => ({
        en: `Ticket #${t.id} was '${inert(t.category.name)}' already.`,
        fr: `Le ticket #${t.id} était déjà « ${inert(t.category.name)} ».`,
      }),
    }),
})
