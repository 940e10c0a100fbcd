import { command } from '../../command/command.js'
import { asDraft, ownDrafts } from '../drafts.js'
import { draftListing } from '../render/drafts.js'

export default command({
  access: 'anyone',
  params: {},
  examples: ['helpdesk drafts list'],
  run: async (ctx) => (await ownDrafts(ctx)).map(asDraft),
  listing: draftListing,
})
