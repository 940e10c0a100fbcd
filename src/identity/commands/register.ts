import { command } from '../../command/command.js'
import { inert } from '../../terminal/inert.js'
import { userListing } from '../render/users.js'
import { register } from '../services/accounts.js'
import { words } from '../words.js'
import { accountFrom, newPassword } from './credentials.js'
import { account, passwordStdin } from './params.js'

export default command({
  access: 'anyone',
  params: { ...account, passwordStdin },
  examples: ['helpdesk register', words.examples.register],

  async run(ctx, { passwordStdin, ...given }) {
    const fields = await accountFrom(ctx, passwordStdin, given)
    const password = await newPassword(ctx, passwordStdin)
    return register(await ctx.db(), { ...fields, password })
  },
  listing: { ...userListing, plain: ['id'] },
  render: (user, s) => s.ok(words.registered(inert(user.username), s.typed(`login ${user.username}`))),
})
