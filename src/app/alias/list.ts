import { command } from '../../command/command.js'
import { allAliases } from './aliases.js'
import { aliasListing } from './listing.js'

export default command({
  access: 'anyone',
  params: {},
  examples: ['helpdesk alias list'],
  run: allAliases,
  listing: aliasListing,
})
