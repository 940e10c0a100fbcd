import { command } from '../../command/command.js'
import { optional } from '../../command/param.js'
import { word } from '../../command/parsers.js'
import { userExport } from '../../identity/render/users.js'
import { listUsers } from '../services/accounts.js'
import { words } from '../words.js'
import { roleOption } from './params.js'

export default command({
  access: 'ADMIN',
  params: {
    query: optional('[query]', words.options.query, word),
    role: roleOption,
  },
  examples: [
    'helpdesk user list',
    'helpdesk user list martin --role TECHNICIAN',
    'helpdesk user list --role EMPLOYEE -o ids',
  ],
  run: async (ctx, input) => listUsers(await ctx.session(), input),
  listing: userExport,
})
