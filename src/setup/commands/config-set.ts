import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { inert } from '../../terminal/inert.js'
import { byKey, key, settingListing, store } from './config-keys.js'

export default command({
  access: 'anyone',
  params: {
    key: required('<key>', { en: 'a setting', fr: 'un réglage' }, key, byKey),
    value: required('<value>', { en: 'its value', fr: 'sa valeur' }, (text) => text),
  },
  examples: ['helpdesk config set database mysql://root@127.0.0.1:3306/maintenance_db'],
  run: async (ctx, input) => store(ctx, input.key, input.value),
  listing: settingListing,
  render: ({ key, value }, s) => s.ok({ en: `${key} is ${inert(value ?? '')}`, fr: `${key} : ${inert(value ?? '')}` }),
})
