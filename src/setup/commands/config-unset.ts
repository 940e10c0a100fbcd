import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { words } from '../words.js'
import { byKey, key, settingListing, store } from './config-keys.js'

export default command({
  access: 'anyone',
  params: { key: required('<key>', words.options.key, key, { ...byKey, question: words.whichSetting }) },
  examples: ['helpdesk config unset database'],
  run: async (ctx, input) => store(ctx, input.key, undefined),
  listing: settingListing,
  render: ({ key }, s) => s.ok(words.isUnset(key)),
})
