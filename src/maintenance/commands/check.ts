import { command } from '../../command/command.js'
import type { Context } from '../../command/context.js'
import { hintText } from '../../core/hint.js'
import { findingListing, findingText, type ShownFinding } from '../render/findings.js'
import { checkDatabase } from '../services/health/check-database.js'

export default command({
  access: 'anyone',
  params: {},
  examples: ['helpdesk db check', 'helpdesk db check --json'],

  async run(ctx): Promise<ShownFinding[]> {
    const found = await checkDatabase({
      db: await ctx.db(),
      at: await ctx.location(),
      root: ctx.host.root,
      files: await privateFiles(ctx),
    })
    return found.map((f) => ({
      check: f.check,
      severity: f.severity,
      message: f.message[ctx.lang],
      hint: hintText(f.hint, ctx.lang, { ...ctx.invocation(), database: null }),
      items: f.items,
    }))
  },
  exitCodeOf: (findings) => (findings.some((f) => f.severity !== 'note') ? 'DATABASE' : undefined),
  listing: findingListing,
  render: findingText,
})

/** The configuration, this machine's tokens, and the embedded database. */
async function privateFiles(ctx: Context): Promise<string[]> {
  const at = await ctx.location()
  return [(await ctx.settings()).path, (await ctx.tokens()).path, ...(at.engine === 'sqlite' ? [at.path] : [])]
}
