import { command } from '../../command/command.js'
import { inert } from '../../terminal/inert.js'
import { userListing } from '../render/users.js'
import { register } from '../services/accounts.js'
import { words } from '../words.js'
import { accountFrom, newPassword } from './credentials.js'
import { loggedIn, offerLogin } from './offer-login.js'
import { account, passwordStdin } from './params.js'

export default command({
  access: 'anyone',
  params: { ...account, passwordStdin },
  examples: ['helpdesk register', words.examples.register],

  async run(ctx, { passwordStdin, ...given }) {
    const fields = await accountFrom(ctx, passwordStdin, given)
    const password = await newPassword(ctx, passwordStdin)
    const user = await register(await ctx.db(), { ...fields, password })
    await offerLogin(ctx, user, password)
    return user
  },
  listing: { ...userListing, plain: ['id'] },
  render: (user, s) =>
    s.ok(
      loggedIn.has(user)
        ? words.registeredAndLoggedIn(inert(user.username))
        : words.registered(inert(user.username), s.typed(`login ${user.username}`)),
    ),
})
