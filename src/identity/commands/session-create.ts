import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { line } from '../../command/parsers.js'
import { days } from '../../command/times.js'
import { common } from '../../core/words.js'
import type { Listing } from '../../terminal/listing.js'
import { dateTime } from '../../terminal/time.js'
import { createToken, type NewToken } from '../services/own-sessions.js'
import { words } from '../words.js'

const listing: Listing<NewToken> = {
  fields: [
    { name: 'id', title: common.id, plain: (t) => t.id },
    { name: 'name', title: common.name, plain: (t) => t.name },
    { name: 'expiresAt', title: words.columns.until, plain: (t) => t.expiresAt },
    { name: 'token', title: words.columns.token, plain: (t) => t.token },
  ],
  table: ['id', 'name', 'expiresAt', 'token'],
  plain: ['token'],
  empty: common.none,
}

export default command({
  access: 'EMPLOYEE',
  params: {
    name: required('--name <name>', words.options.sessionName, line(common.theName, 100), {
      question: words.questions.sessionName,
    }),
    expires: required('--expires <days>', words.options.expires, days, { question: words.questions.expires }),
  },
  examples: [words.examples.createSession],
  run: async (ctx, input) => createToken(await ctx.session(), input.name, input.expires),
  listing,
  render: (made, s) => {
    const until = dateTime(made.expiresAt, s)
    return [s.ok(words.tokenMade(until)), `HELPDESK_TOKEN=${made.token}`].join('\n')
  },
})
