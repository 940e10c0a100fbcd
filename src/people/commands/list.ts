import { command } from '../../command/command.js'
import { flag, optional } from '../../command/param.js'
import { word } from '../../command/parsers.js'
import { userDetailExport } from '../render/details.js'
import { listUsers } from '../services/accounts.js'
import { words } from '../words.js'
import { roleOption } from './params.js'

export default command({
  access: 'ADMIN',
  params: {
    query: optional('[query]', words.options.query, word),
    role: roleOption,
    disabled: flag('--disabled', words.options.disabled),
  },
  examples: [
    'helpdesk user list',
    'helpdesk user list martin --role TECHNICIAN',
    'helpdesk user list --role EMPLOYEE -o ids',
  ],
  run: async (ctx, input) => listUsers(await ctx.session(), input),
  listing: userDetailExport,
})
