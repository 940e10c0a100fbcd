import { command } from '../../command/command.js'
import { flag } from '../../command/param.js'
import { migrate, migrationScript } from '../../db/migrate.js'
import { words } from '../words.js'

/** The migrations that were applied; of a dry run, the script that would apply them. */
type Migrated = { applied: string[]; sql: string | null }

export default command({
  access: 'anyone',
  params: {
    dryRun: flag('--dry-run', words.options.sqlOnly),
  },
  examples: ['helpdesk db migrate', 'helpdesk db migrate --dry-run > migration.sql'],

  async run(ctx, { dryRun }): Promise<Migrated> {
    const db = await ctx.db({ setUp: !dryRun })
    return dryRun
      ? { applied: [], sql: await migrationScript(db, ctx.host.root) }
      : { applied: await migrate(db, ctx.host.root), sql: null }
  },
  render: ({ applied, sql }, s) => {
    if (sql !== null) return sql || `-- ${s.say(words.upToDate)}`
    if (applied.length === 0) return s.already(words.upToDate)
    return applied.map((name) => s.ok(words.applied(name))).join('\n')
  },
})
