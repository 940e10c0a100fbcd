import { command } from '../../command/command.js'
import { confirmed } from '../../command/confirm.js'
import { optional } from '../../command/param.js'
import { word } from '../../command/parsers.js'
import { byUser } from '../../identity/commands/params.js'
import { userResult } from '../render/changes.js'
import { removeUsers } from '../services/delete.js'
import { words } from '../words.js'
import { users } from './params.js'

export default command({
  access: 'ADMIN',
  needsYes: () => true,
  params: {
    users,
    reassignTo: optional('--reassign-to <user>', words.options.reassignTo, word, byUser),
  },
  examples: ['helpdesk user delete alice --reassign-to bob', words.examples.delete],

  async run(ctx, input) {
    const list = input.users.join(', ')
    await confirmed(ctx, words.confirmDelete(list))
    return removeUsers(await ctx.session(), input)
  },
  ...userResult({ changed: words.deleted }),
})
