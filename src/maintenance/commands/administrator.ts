import type { Context } from '../../command/context.js'
import type { Session } from '../../command/session.js'
import { type WithoutLogin, withoutLogin } from '../../history/unit.js'
import { hasAdministrator } from '../../identity/services/administrators.js'

/**
 * Who acts for a command that needs an administrator's session only where there is an administrator: nobody where there
 * is none yet.
 */
export const administrator = async (ctx: Context): Promise<Session | WithoutLogin> =>
  (await hasAdministrator(await ctx.db())) ? ctx.session() : withoutLogin(await ctx.db())
