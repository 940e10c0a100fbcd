import { confirmed } from '../../command/asking/confirm.js'
import { command } from '../../command/command.js'
import { optional } from '../../command/param.js'
import { word } from '../../command/parsers.js'
import type { Session } from '../../command/session.js'
import type { Text } from '../../core/language.js'
import { byUser } from '../../identity/commands/params.js'
import { userResult } from '../render/changes.js'
import { needHeir, planDeletion, removeUsers } from '../services/delete.js'
import { words } from '../words.js'
import { users } from './params.js'

/** What is lost, and what moves, for whoever has to say yes. Throws as the deletion would. */
async function whatGoes(session: Session, input: { users: string[]; reassignTo?: string | undefined }): Promise<Text> {
  const { users, heir, tickets, comments } = await planDeletion(session, input)
  const names = users.map((u) => u.username)
  return heir ? words.confirmHandOver(names, heir.username, tickets, comments) : words.confirmDelete(names)
}

export default command({
  access: 'ADMIN',
  needsYes: () => true,
  params: {
    users,
    reassignTo: optional('--reassign-to <user>', words.options.reassignTo, word, byUser),
  },
  examples: ['helpdesk user delete alice --reassign-to bob', words.examples.delete],

  async askMore(ctx, given, input) {
    if (input.reassignTo !== undefined) return
    const session = await ctx.session()
    if (!(await needHeir(session, input.users))) return
    const { people } = await import('../../identity/commands/offers.js')
    const gone = new Set(input.users)
    const choices = (await people.values(session, '', ctx.lang)).filter(({ value }) => !gone.has(value))
    const named = choices.map(({ value, description = '' }) => ({ name: `${value}  ${description}`, value }))
    given.reassignTo = await ctx.ask.pick(words.whoTakesOver, '--reassign-to', named)
  },
  async run(ctx, input) {
    if (!ctx.globals.yes) await confirmed(ctx, await whatGoes(await ctx.session(), input))
    return removeUsers(await ctx.session(), input)
  },
  ...userResult({ changed: words.deleted }),
})
