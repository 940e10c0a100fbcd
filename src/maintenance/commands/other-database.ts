import type { Context } from '../../command/context.js'
import { passwordSeen } from '../../command/notices.js'
import { type Location, parseLocation } from '../../db/location.js'

/** An address as it was given; where it leads depends on the folder, which is not known here. */
export function address(text: string): string {
  parseLocation(text, '/')
  return text
}

/** Where an option's address leads; a password that others could read there is taken with a warning. */
export function locate(ctx: Context, option: string, text: string): Location {
  const at = parseLocation(text, ctx.host.cwd)
  if (at.engine === 'mysql' && at.password) ctx.notice(passwordSeen(option))
  return at
}

/** The same, with the password of the environment where it has none. */
export function locateWithPassword(ctx: Context, option: string, text: string): Location {
  const at = locate(ctx, option, text)
  if (at.engine === 'mysql') at.password ??= ctx.host.env.HELPDESK_DATABASE_PASSWORD
  return at
}
