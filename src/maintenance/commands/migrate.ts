import { command } from '../../command/command.js'
import { flag } from '../../command/param.js'
import type { Integer } from '../../core/number.js'
import { migrationScript } from '../../db/migrate.js'
import { bringUpToDate } from '../services/bring-up-to-date.js'
import { words } from '../words.js'
import { indexProgress } from './progress.js'

/** The migrations that were applied; of a dry run, the script that would apply them. */
type Migrated = {
  applied: string[]
  sql: string | null
  /** Tickets whose words the search index did not have, or had otherwise. */
  indexed: Integer
}

export default command({
  access: 'anyone',
  params: {
    dryRun: flag('--dry-run', words.options.sqlOnly),
  },
  examples: ['helpdesk db migrate', 'helpdesk db migrate --dry-run > migration.sql'],

  async run(ctx, { dryRun }): Promise<Migrated> {
    const db = await ctx.db({ setUp: !dryRun })
    if (dryRun) return { applied: [], sql: await migrationScript(db, ctx.host.root), indexed: 0 }
    const { progress, end } = indexProgress(ctx)
    return { ...(await bringUpToDate(db, ctx.host.root, progress).finally(end)), sql: null }
  },
  render: ({ applied, sql, indexed }, s) => {
    if (sql !== null) return sql || `-- ${s.say(words.upToDate)}`
    const done = [...applied.map(words.applied), ...(indexed > 0 ? [words.indexed(indexed)] : [])]
    return done.length === 0 ? s.already(words.upToDate) : done.map((text) => s.ok(text)).join('\n')
  },
})
