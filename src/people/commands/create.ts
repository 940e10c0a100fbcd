import { command } from '../../command/command.js'
import { doneReport } from '../../history/change-report.js'
import { accountFrom, newPassword } from '../../identity/commands/credentials.js'
import { account, passwordStdin } from '../../identity/commands/params.js'
import { userListing } from '../../identity/render/users.js'
import { words as identityWords } from '../../identity/words.js'
import { inert } from '../../terminal/inert.js'
import { createUser } from '../services/accounts.js'
import { words } from '../words.js'
import { roleOption } from './params.js'

export default command({
  access: 'ADMIN',
  params: { ...account, role: roleOption, passwordStdin },
  examples: ['helpdesk user create', words.examples.create],

  async run(ctx, { role = 'EMPLOYEE', passwordStdin, ...given }) {
    const fields = await accountFrom(ctx, passwordStdin, given)
    const password = await newPassword(ctx, passwordStdin, identityWords.questions.newPasswordOf(fields.username))
    return createUser(await ctx.session(), { ...fields, role, password })
  },
  listing: { ...userListing, plain: ['id'] },
  render: (u, s) => doneReport(words.created(inert(u.username), u.role), s),
})
