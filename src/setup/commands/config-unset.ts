import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { byKey, key, settingListing, store } from './config-keys.js'

export default command({
  access: 'anyone',
  params: { key: required('<key>', { en: 'a setting', fr: 'un réglage' }, key, byKey) },
  examples: ['helpdesk config unset database'],
  run: async (ctx, input) => store(ctx, input.key, undefined),
  listing: settingListing,
  render: ({ key }, s) => s.ok({ en: `${key} is no longer set.`, fr: `${key} n'est plus réglé.` }),
})
