import { command } from '../../command/command.js'
import { entryListing, shownChange } from '../render/entries.js'
import { resolveChange, showChange } from '../services/changes.js'
import { change } from './params.js'

export default command({
  access: 'ADMIN',
  params: {
    change,
  },
  examples: ['helpdesk audit show 0b5f1c9e'],

  run: async (ctx, { change }) => showChange(await ctx.session(), await resolveChange(await ctx.session(), change)),
  rowsOf: (change) => change.entries,
  listing: entryListing,
  render: shownChange,
})
