import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { inert } from '../../terminal/inert.js'
import { words } from '../words.js'
import { byKey, byValue, key, settingListing, store } from './config-keys.js'

export default command({
  access: 'anyone',
  params: {
    key: required('<key>', words.options.key, key, { ...byKey, question: words.whichSetting }),
    value: required('<value>', words.options.value, (text) => text, { ...byValue, question: words.newValue }),
  },
  examples: [
    'helpdesk config set database mysql://root@127.0.0.1:3306/maintenance_db',
    'helpdesk config set signs words',
  ],
  run: async (ctx, input) => store(ctx, input.key, input.value),
  listing: settingListing,
  render: ({ key, value }, s) => s.ok(words.isNow(key, inert(value ?? ''))),
})
