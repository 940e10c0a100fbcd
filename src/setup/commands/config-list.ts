import { command } from '../../command/command.js'
import { allSettings, settingListing } from './config-keys.js'

export default command({
  access: 'anyone',
  params: {},
  examples: ['helpdesk config list'],
  run: allSettings,
  listing: settingListing,
})
