import { askChanges } from '../../command/asking/changes.js'
import { command } from '../../command/command.js'
import { atLeastOne } from '../../command/parsers.js'
import type { Text } from '../../core/language.js'
import { common } from '../../core/words.js'
import { newPassword } from '../../identity/commands/credentials.js'
import { account, passwordStdin } from '../../identity/commands/params.js'
import { words as identityWords } from '../../identity/words.js'
import { userResult } from '../render/changes.js'
import { editUser, showUser } from '../services/accounts.js'
import { words } from '../words.js'
import { roleChoices, roleOption, user } from './params.js'

export default command({
  access: 'ADMIN',
  params: { user, ...account, role: roleOption, passwordStdin },
  examples: [
    "helpdesk user edit alice --name 'Alice Dupré' --email alice.dupre@example.org",
    'helpdesk user edit 7 --role TECHNICIAN',
  ],

  async askMore(ctx, given, { user }) {
    const { user: _, ...options } = given
    if (Object.values(options).some((word) => word !== undefined)) return
    const { username, email, fullName, role } = await showUser(await ctx.session(), user)
    const line = (key: string, label: Text, present: string, parse: (text: string) => unknown) => ({
      key,
      label,
      present,
      ask: (initial: string) => ctx.ask.line(label, `--${key}`, { initial, parse }),
    })
    await askChanges(ctx, given as Record<string, string | undefined>, [
      line('username', identityWords.columns.username, username, account.username.parse),
      line('email', identityWords.columns.email, email, account.email.parse),
      line('name', identityWords.columns.fullName, fullName, account.name.parse),
      {
        key: 'role',
        label: common.role,
        present: role,
        ask: (initial) => ctx.ask.choice(words.whichRole, '--role', roleChoices(ctx), initial),
      },
    ])
  },
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
