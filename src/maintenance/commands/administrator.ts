import type { Context } from '../../command/context.js'
import type { Actor } from '../../core/roles.js'
import { hasAdministrator } from '../../identity/services/administrators.js'

/** Who acts for a command that needs an administrator's session only where there is an administrator; null where there is none yet. */
export const administrator = async (ctx: Context): Promise<Actor | null> =>
  (await hasAdministrator(await ctx.db())) ? (await ctx.session()).actor : null
