import { command } from '../../command/command.js'
import type { Context } from '../../command/context.js'
import { failure } from '../../core/errors.js'
import { changePassword, checkOwnPassword } from '../services/login.js'
import { words } from '../words.js'
import { knownPassword, newPassword } from './credentials.js'
import { passwordStdin } from './params.js'

export default command({
  access: 'EMPLOYEE',
  params: {
    passwordStdin: {
      ...passwordStdin,
      summary: words.options.twoPasswords,
    },
  },
  examples: ['helpdesk password', words.examples.password],

  async run(ctx, input) {
    const given = input.passwordStdin ? twoLines(await ctx.stdin()) : undefined
    const from = given?.from ?? (await presentPassword(ctx))
    const to = given?.to ?? (await newPassword(ctx, false, words.questions.newPassword))
    const session = await ctx.session()
    await changePassword(session, { from, to })
    await (await ctx.tokens()).clear()
    return { username: session.actor.username }
  },
  render: (_, s) => s.ok(words.passwordChanged(s.typed('login'))),
})

/** Said at once where it is wrong, before a new one is asked for. */
async function presentPassword(ctx: Context): Promise<string> {
  const password = await knownPassword(ctx, false, words.questions.presentPassword)
  await checkOwnPassword(await ctx.session(), password)
  return password
}

function twoLines(text: string): { from: string; to: string } {
  const [from, to, ...more] = text.split(/\r?\n/)
  if (from !== undefined && to !== undefined && (more.length === 0 || (more.length === 1 && more[0] === '')))
    return { from, to }
  throw failure('INVALID', words.twoLines)
}
