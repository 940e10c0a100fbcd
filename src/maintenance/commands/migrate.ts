import { command } from '../../command/command.js'
import { flag } from '../../command/param.js'
import type { Text } from '../../core/language.js'
import { migrate, migrationScript } from '../../db/migrate.js'

const UP_TO_DATE: Text = { en: 'The schema is up to date.', fr: 'Le schéma est à jour.' }

/** The migrations that were applied; of a dry run, the script that would apply them. */
type Migrated = { applied: string[]; sql: string | null }

export default command({
  access: 'anyone',
  params: {
    dryRun: flag('--dry-run', {
      en: 'print the SQL, for somebody else to run, and change nothing',
      fr: 'afficher le SQL, pour que quelqu’un d’autre l’exécute, sans rien modifier',
    }),
  },
  examples: ['helpdesk db migrate', 'helpdesk db migrate --dry-run > migration.sql'],

  async run(ctx, { dryRun }): Promise<Migrated> {
    const db = await ctx.db({ setUp: !dryRun })
    return dryRun
      ? { applied: [], sql: await migrationScript(db, ctx.host.root) }
      : { applied: await migrate(db, ctx.host.root), sql: null }
  },
  render: ({ applied, sql }, s) => {
    if (sql !== null) return sql || `-- ${s.say(UP_TO_DATE)}`
    if (applied.length === 0) return s.already(UP_TO_DATE)
    return applied.map((name) => s.ok({ en: `Applied ${name}.`, fr: `${name} appliquée.` })).join('\n')
  },
})
