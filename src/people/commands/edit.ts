import { command } from '../../command/command.js'
import { atLeastOne } from '../../command/parsers.js'
import { common } from '../../core/words.js'
import { newPassword } from '../../identity/commands/credentials.js'
import { account, passwordStdin } from '../../identity/commands/params.js'
import { userResult } from '../render/changes.js'
import { editUser } from '../services/accounts.js'
import { words } from '../words.js'
import { roleOption, user } from './params.js'

export default command({
  access: 'ADMIN',
  params: { user, ...account, role: roleOption, passwordStdin },
  examples: [
    "helpdesk user edit alice --name 'Alice Dupré' --email alice.dupre@example.org",
    'helpdesk user edit 7 --role TECHNICIAN',
  ],

  async run(ctx, { user, ...given }) {
    const { name, passwordStdin, ...rest } = atLeastOne(given)
    const password = passwordStdin ? await newPassword(ctx, true) : undefined
    return editUser(await ctx.session(), user, { ...rest, fullName: name, password })
  },
  ...userResult({
    changed: words.edited,
    unchanged: common.alreadySo,
  }),
})
