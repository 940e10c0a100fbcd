import { command } from '../../command/command.js'
import { inert } from '../../terminal/inert.js'
import { dateTime } from '../../terminal/time.js'
import { userDetailListing } from '../render/details.js'
import { showUser } from '../services/accounts.js'
import { words } from '../words.js'
import { user } from './params.js'

export default command({
  access: 'ADMIN',
  params: { user },
  examples: ['helpdesk user show alice', 'helpdesk user show id:7 --json'],
  run: async (ctx, input) => showUser(await ctx.session(), input.user),
  listing: userDetailListing,
  render: (u, s) => {
    const disabled = u.disabled ? s.say(words.isDisabled) : ''
    const since = dateTime(u.createdAt, s)
    return [
      `${s.chalk.bold(inert(u.fullName))} (${inert(u.username)}, id:${u.id})`,
      `${inert(u.email)}`,
      `${inert(u.role)}${disabled}${since ? s.say(words.since(since)) : ''}`,
    ].join('\n')
  },
})
