import type { Context } from '../../command/context.js'
import { many, manyUnless, optional, required } from '../../command/param.js'
import type { Values } from '../../command/params/kinds.js'
import { word } from '../../command/parsers.js'
import type { Text } from '../../core/language.js'
import { ROLES, type Role } from '../../core/roles.js'
import { byUser } from '../../identity/commands/params.js'
import { role } from '../../identity/parsers.js'
import { words } from '../words.js'

export const byRole = {
  complete: { words: ROLES },
  ask: async (ctx: Context, { users }: Values) =>
    ctx.ask.choice(words.whichRole, '--to', roleChoices(ctx), await presentRole(ctx, users)),
}

/** The roles, with what each may do. */
export const roleChoices = ({ lang }: Context) =>
  ROLES.map((name) => ({ name, value: name, description: MAY[name][lang] }))

/** What the role of the one account is that is about to get another. */
async function presentRole(ctx: Context, users: unknown): Promise<string | undefined> {
  const [user, ...others] = Array.isArray(users) ? users : []
  if (user === undefined || others.length > 0) return undefined
  const { showUser } = await import('../services/accounts.js')
  return (await showUser(await ctx.session(), String(user))).role
}

const MAY: Record<Role, Text> = {
  EMPLOYEE: words.may.EMPLOYEE,
  TECHNICIAN: words.may.TECHNICIAN,
  ADMIN: words.may.ADMIN,
}
const USERS = ['<user...>', words.options.users, word, byUser] as const
/** Users of a command that works on one or a thousand. */
export const users = many(...USERS)
/** The same, where the parameter called `instead` may be given for them. */
export const usersUnless = (instead: string) => manyUnless(instead, ...USERS)
export const user = required('<user>', words.options.user, word, byUser)
export const roleOption = optional('--role <role>', words.options.role, role, byRole)
