import { command } from '../../command/command.js'
import { confirmed } from '../../command/confirm.js'
import { optional } from '../../command/param.js'
import { word } from '../../command/parsers.js'
import { byUser } from '../../identity/commands/params.js'
import { userResult } from '../render/changes.js'
import { removeUsers } from '../services/delete.js'
import { users } from './params.js'

export default command({
  access: 'ADMIN',
  needsYes: () => true,
  params: {
    users,
    reassignTo: optional(
      '--reassign-to <user>',
      { en: 'who takes over their tickets and comments', fr: 'qui reprend leurs tickets et commentaires' },
      word,
      byUser,
    ),
  },
  examples: ['helpdesk user delete alice --reassign-to bob', 'helpdesk user delete old1 old2 --yes'],

  async run(ctx, input) {
    const list = input.users.join(', ')
    await confirmed(ctx, { en: `Delete ${list}?`, fr: `Supprimer ${list} ?` })
    return removeUsers(await ctx.session(), input)
  },
  ...userResult({ changed: (name) => ({ en: `Deleted ${name}.`, fr: `${name} est supprimé.` }) }),
})
