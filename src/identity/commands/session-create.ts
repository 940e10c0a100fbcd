import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { line } from '../../command/parsers.js'
import { days } from '../../command/times.js'
import type { Listing } from '../../terminal/listing.js'
import { dateTime } from '../../terminal/time.js'
import { createToken, type NewToken } from '../services/own-sessions.js'

const listing: Listing<NewToken> = {
  fields: [
    { name: 'id', title: { en: 'Id', fr: 'Nº' }, plain: (t) => t.id },
    { name: 'name', title: { en: 'Name', fr: 'Nom' }, plain: (t) => t.name },
    { name: 'expiresAt', title: { en: 'Until', fr: "Jusqu'au" }, plain: (t) => t.expiresAt },
    { name: 'token', title: { en: 'Token', fr: 'Jeton' }, plain: (t) => t.token },
  ],
  table: ['id', 'name', 'expiresAt', 'token'],
  plain: ['token'],
  empty: { en: 'None.', fr: 'Aucun.' },
}

export default command({
  access: 'EMPLOYEE',
  params: {
    name: required('--name <name>', { en: 'what it is for', fr: 'à quoi elle sert' }, line({ en: 'The name', fr: 'Le nom' }, 100)),
    expires: required('--expires <days>', { en: 'when it ends: 90d, 12h', fr: 'quand elle se termine : 90d, 12h' }, days),
  },
  examples: ['helpdesk session create --name backup --expires 90d'],
  run: async (ctx, input) => createToken(await ctx.session(), input.name, input.expires),
  listing,
  render: (made, s) => {
    const until = dateTime(made.expiresAt, s)
    return [
      s.ok({
        en: `Made for scripts, until ${until}. It is shown this once:`,
        fr: `Créé pour des scripts, jusqu'au ${until}. Affiché cette seule fois :`,
      }),
      `HELPDESK_TOKEN=${made.token}`,
    ].join('\n')
  },
})
