import { command } from '../../command/command.js'
import { userResult } from '../render/changes.js'
import { disableUsers } from '../services/accounts.js'
import { words } from '../words.js'
import { users } from './params.js'

export default command({
  access: 'ADMIN',
  params: { users },
  examples: ['helpdesk user disable alice bob'],
  run: async (ctx, input) => disableUsers(await ctx.session(), input.users),
  ...userResult({
    changed: words.disabled,
    unchanged: words.disabledAlready,
  }),
})
