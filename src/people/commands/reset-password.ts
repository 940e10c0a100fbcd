import { command } from '../../command/command.js'
import { newPassword } from '../../identity/commands/credentials.js'
import { passwordStdin } from '../../identity/commands/params.js'
import { words as identityWords } from '../../identity/words.js'
import { userResult } from '../render/changes.js'
import { resetPassword, showUser } from '../services/accounts.js'
import { words } from '../words.js'
import { user } from './params.js'

export default command({
  access: 'ADMIN',
  params: { user, passwordStdin },
  examples: ['helpdesk user reset-password alice', words.examples.resetPassword],

  async run(ctx, input) {
    // There, before a password is asked for.
    if (ctx.interactive && !input.passwordStdin) await showUser(await ctx.session(), input.user)
    const password = await newPassword(ctx, input.passwordStdin, identityWords.questions.newPasswordOf(input.user))
    return resetPassword(await ctx.session(), input.user, password)
  },
  ...userResult({
    changed: words.passwordReset,
  }),
})
