import { command } from '../../command/command.js'
import { optional } from '../../command/param.js'
import { common } from '../../core/words.js'
import type { Change } from '../../history/change.js'
import { changeReport } from '../../history/change-report.js'
import { hashMethod } from '../../identity/parsers.js'
import { hashMethodOf, type PolicyChange, setHashMethod } from '../../identity/services/policy.js'
import { HASH_METHODS, type HashMethod } from '../../identity/user.js'
import { words } from '../words.js'
import { administrator } from './administrator.js'

type Policy = { passwords: HashMethod }

export default command({
  access: 'ADMIN where there is one',
  params: {
    passwords: optional('--passwords <method>', words.options.passwords, hashMethod, {
      complete: { words: HASH_METHODS },
    }),
  },
  examples: ['helpdesk db policy', 'helpdesk db policy --passwords pbkdf2'],

  async run(ctx, { passwords }): Promise<Policy | Change<PolicyChange>> {
    const db = await ctx.db()
    if (passwords === undefined) return { passwords: await hashMethodOf(db) }
    const change = await setHashMethod(await administrator(ctx), passwords)
    if (passwords === 'bcrypt' && (await ctx.location()).engine === 'mysql') ctx.notice(words.unreadableByWeb)
    return change
  },
  listing: {
    fields: [
      {
        name: 'passwords',
        title: words.columns.passwords,
        plain: (p: Policy | PolicyChange) => ('to' in p ? p.to : p.passwords),
      },
    ],
    table: ['passwords'],
    plain: ['passwords'],
    empty: common.none,
  },
  render: (result, s) =>
    'items' in result
      ? changeReport(result, s, {
          changed: ({ to }) => words.passwordsStoredWith(to),
          unchanged: ({ to }) => words.passwordsStoredWith(to),
        })
      : s.say(words.passwordsStoredWith(result.passwords)),
})
