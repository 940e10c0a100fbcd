import { command } from '../../command/command.js'
import { newPassword } from '../../identity/commands/credentials.js'
import { passwordStdin } from '../../identity/commands/params.js'
import { userResult } from '../render/changes.js'
import { enableUser } from '../services/accounts.js'
import { user } from './params.js'

export default command({
  access: 'ADMIN',
  params: { user, passwordStdin },
  examples: ['helpdesk user enable alice', 'helpdesk user enable alice --password-stdin < password.txt'],

  async run(ctx, input) {
    const password = await newPassword(ctx, input.passwordStdin)
    return enableUser(await ctx.session(), input.user, password)
  },
  ...userResult({ changed: (name) => ({ en: `${name} can log in again.`, fr: `${name} peut de nouveau se connecter.` }) }),
})
