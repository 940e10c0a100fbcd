import type { Context } from '../context.js'

/** A command as it can be typed here: the program as it was called, on the same database. */
export async function typedHere(ctx: Context, command: string): Promise<string> {
  const named = (await ctx.location()).chosenBy === 'option'
  return [ctx.host.program, command, ...(named ? [`--database '${await ctx.address()}'`] : [])].join(' ')
}
