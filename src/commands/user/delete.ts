import { command, many, optional } from '../../command.js'
import { changeReport } from '../../render/changes.js'
import { inert } from '../../render/text.js'
import { userListing } from '../../render/users.js'
import { removeUsers } from '../../services/users.js'
import { confirmed } from '../confirm.js'
import { word } from '../params.js'

export default command({
  access: 'ADMIN',
  confirms: true,
  params: {
    users: many(
      '<user...>',
      {
        en: 'usernames, e-mail addresses or ids, or - to read them from standard input',
        fr: "noms, adresses e-mail ou numéros, ou - pour les lire sur l'entrée standard",
      },
      word,
    ),
    reassignTo: optional(
      '--reassign-to <user>',
      { en: 'who takes over their tickets and comments', fr: 'qui reprend leurs tickets et commentaires' },
      word,
    ),
  },
  examples: ['helpdesk user delete alice --reassign-to bob', 'helpdesk user delete old1 old2 --yes'],

  async run(ctx, input) {
    const list = input.users.join(', ')
    await confirmed(ctx, { en: `Delete ${list}?`, fr: `Supprimer ${list} ?` })
    return removeUsers(await ctx.session(), input)
  },
  listing: userListing,
  render: (change, s) => {
    const gone = (u: { username: string }) => ({ en: `Deleted ${inert(u.username)}.`, fr: `${inert(u.username)} est supprimé.` })
    return changeReport(change, s, { changed: gone, unchanged: gone })
  },
})
