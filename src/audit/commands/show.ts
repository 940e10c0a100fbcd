import { command } from '../../command/command.js'
import { entryListing, shownChange } from '../render/changes.js'
import { showChange } from '../services/changes.js'
import { change } from './params.js'

export default command({
  access: 'ADMIN',
  params: {
    change,
  },
  examples: ['helpdesk audit show 0b5f1c9e-5c57-4f0e-9a53-6a2b4f8f2f11'],

  run: async (ctx, { change }) => showChange(await ctx.session(), change),
  rowsOf: (change) => change.entries,
  listing: entryListing,
  render: shownChange,
})
