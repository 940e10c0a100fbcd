import { command } from '../../command/command.js'
import { newPassword } from '../../identity/commands/credentials.js'
import { passwordStdin } from '../../identity/commands/params.js'
import { words as identityWords } from '../../identity/words.js'
import { userResult } from '../render/changes.js'
import { checkDisabled, enableUser } from '../services/accounts.js'
import { words } from '../words.js'
import { user } from './params.js'

export default command({
  access: 'ADMIN',
  params: { user, passwordStdin },
  examples: ['helpdesk user enable alice', words.examples.enable],

  async run(ctx, input) {
    if (ctx.interactive && !input.passwordStdin) await checkDisabled(await ctx.session(), input.user)
    const password = await newPassword(ctx, input.passwordStdin, identityWords.questions.newPasswordOf(input.user))
    return enableUser(await ctx.session(), input.user, password)
  },
  ...userResult({ changed: words.enabled }),
})
