import { command } from '../../command/command.js'
import { aliasListing, allAliases } from './aliases.js'

export default command({
  access: 'anyone',
  params: {},
  examples: ['helpdesk alias list'],
  run: allAliases,
  listing: aliasListing,
})
