import { command } from '../../command/command.js'
import { optional } from '../../command/param.js'
import type { Text } from '../../core/language.js'
import type { Change } from '../../history/change.js'
import { changeReport } from '../../history/change-report.js'
import { hashMethod } from '../../identity/parsers.js'
import { hashMethodOf, type PolicyChange, setHashMethod } from '../../identity/services/policy.js'
import { HASH_METHODS, type HashMethod } from '../../identity/user.js'
import { administrator } from './administrator.js'

const UNREADABLE: Text = {
  en: 'warning: the web application cannot read bcrypt; its login page fails for everybody whose password is stored from now on.',
  fr: 'attention : l’application web ne lit pas bcrypt ; sa page de connexion échoue pour tout mot de passe enregistré désormais.',
}
const STORED: Text = { en: 'New passwords are stored with:', fr: 'Les nouveaux mots de passe sont enregistrés avec :' }

type Policy = { passwords: HashMethod }

export default command({
  access: 'ADMIN where there is one',
  params: {
    passwords: optional(
      '--passwords <method>',
      { en: 'how new passwords are stored: bcrypt or pbkdf2', fr: 'enregistrement des nouveaux mots de passe : bcrypt ou pbkdf2' },
      hashMethod,
      { complete: { words: HASH_METHODS } },
    ),
  },
  examples: ['helpdesk db policy', 'helpdesk db policy --passwords pbkdf2'],

  async run(ctx, { passwords }): Promise<Policy | Change<PolicyChange>> {
    const db = await ctx.db()
    if (passwords === undefined) return { passwords: await hashMethodOf(db) }
    const change = await setHashMethod(await administrator(ctx), passwords)
    if (passwords === 'bcrypt' && (await ctx.location()).engine === 'mysql') ctx.notice(UNREADABLE)
    return change
  },
  listing: {
    fields: [
      {
        name: 'passwords',
        title: { en: 'Passwords', fr: 'Mots de passe' },
        plain: (p: Policy | PolicyChange) => ('to' in p ? p.to : p.passwords),
      },
    ],
    table: ['passwords'],
    plain: ['passwords'],
    empty: { en: 'None.', fr: 'Aucune.' },
  },
  render: (result, s) =>
    'items' in result
      ? changeReport(result, s, {
          changed: ({ to }) => ({ en: `${STORED.en} ${to}`, fr: `${STORED.fr} ${to}` }),
          unchanged: ({ to }) => ({ en: `${STORED.en} ${to}`, fr: `${STORED.fr} ${to}` }),
        })
      : `${s.say(STORED)} ${result.passwords}`,
})
