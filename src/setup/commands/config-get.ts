import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { words } from '../words.js'
import { byKey, key, settingListing, settingOf } from './config-keys.js'

export default command({
  access: 'anyone',
  params: { key: required('<key>', words.options.key, key, { ...byKey, question: words.whichSetting }) },
  examples: ['helpdesk config get database'],
  run: async (ctx, input) => settingOf(ctx, input.key),
  listing: { ...settingListing, table: ['value', 'source'], plain: ['value'] },
})
