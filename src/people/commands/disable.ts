import { command } from '../../command/command.js'
import { userResult } from '../render/changes.js'
import { disableUsers } from '../services/accounts.js'
import { users } from './params.js'

export default command({
  access: 'ADMIN',
  params: { users },
  examples: ['helpdesk user disable alice bob'],
  run: async (ctx, input) => disableUsers(await ctx.session(), input.users),
  ...userResult({
    changed: (name) => ({ en: `${name} can no longer log in.`, fr: `${name} ne peut plus se connecter.` }),
    unchanged: (name) => ({ en: `${name} was disabled already.`, fr: `${name} était déjà désactivé.` }),
  }),
})
