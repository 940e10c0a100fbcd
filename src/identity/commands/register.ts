import { command } from '../../command/command.js'
import { inert } from '../../terminal/inert.js'
import { userListing } from '../render/users.js'
import { register } from '../services/accounts.js'
import { accountFrom, newPassword } from './credentials.js'
import { account, passwordStdin } from './params.js'

export default command({
  access: 'anyone',
  params: { ...account, passwordStdin },
  examples: [
    'helpdesk register',
    "helpdesk register --username alice --email alice@example.org --name 'Alice Martin' --password-stdin < password.txt",
  ],

  async run(ctx, { passwordStdin, ...given }) {
    const fields = await accountFrom(ctx, passwordStdin, given)
    const password = await newPassword(ctx, passwordStdin)
    return register(await ctx.db(), { ...fields, password })
  },
  listing: { ...userListing, plain: ['id'] },
  render: (user, s) =>
    s.ok({
      en: `Registered ${inert(user.username)}. Log in with: ${s.typed(`login ${user.username}`)}`,
      fr: `${inert(user.username)} est inscrit. Pour se connecter : ${s.typed(`login ${user.username}`)}`,
    }),
})
