import { command } from '../../command/command.js'
import type { Instant } from '../../core/instants.js'
import { inert } from '../../terminal/inert.js'
import type { Listing } from '../../terminal/listing.js'
import { dateTime } from '../../terminal/time.js'
import { userListing } from '../render/users.js'
import type { User } from '../user.js'
import { words } from '../words.js'

type Me = User & { database: string; session: { createdAt: Instant; expiresAt: Instant } }

const listing: Listing<Me> = {
  ...userListing,
  fields: [
    ...userListing.fields,
    { name: 'database', title: words.columns.database, plain: (me) => me.database },
    { name: 'session', title: words.columns.sessionUntil, plain: (me) => me.session.expiresAt },
  ],
  plain: ['id', 'username', 'email', 'fullName', 'role', 'database'],
}

export default command({
  access: 'EMPLOYEE',
  params: {},
  examples: ['helpdesk whoami', 'helpdesk whoami --json'],

  async run(ctx): Promise<Me> {
    const { actor, createdAt, expiresAt, actorCreatedAt } = await ctx.session()
    return {
      ...actor,
      createdAt: actorCreatedAt,
      database: await ctx.address(),
      session: { createdAt, expiresAt },
    }
  },
  listing,
  render: (me, s) => {
    const database = inert(me.database)
    const until = dateTime(me.session.expiresAt, s)
    return [
      `${s.chalk.bold(inert(me.fullName))} (${inert(me.username)}, ${inert(me.email)}), ${inert(me.role)}`,
      s.say(words.loggedInOn(database, until)),
    ].join('\n')
  },
})
