import { command } from '../../command/command.js'
import { flag, optional, required } from '../../command/param.js'
import { list, path } from '../../command/parsers.js'
import type { Change, DryRun } from '../../history/change.js'
import { userRows } from '../files/user-rows.js'
import type { UserImport } from '../plan.js'
import { importedUsers, userImportListing } from '../render/imports.js'
import { importUsers, planUserImport } from '../services/import.js'

export default command({
  access: 'ADMIN',
  params: {
    file: required(
      '<file>',
      { en: 'a CSV or JSONL file, or - for standard input', fr: "un fichier CSV ou JSONL, ou - pour l'entrée standard" },
      path,
      { complete: { from: 'file' } },
    ),
    dryRun: flag('--dry-run', { en: 'check the file and say what it comes to', fr: 'vérifier le fichier et dire ce qu’il donne' }),
    ignoreColumns: optional('--ignore-columns <a,b,...>', { en: 'columns to leave out', fr: 'colonnes à laisser de côté' }, list),
  },
  examples: ['helpdesk user import people.csv --dry-run', 'helpdesk user import - < people.csv'],

  async run(ctx, { file, dryRun, ignoreColumns = [] }): Promise<Change<UserImport> | DryRun<UserImport>> {
    const rows = await userRows(ctx, file, ignoreColumns)
    const session = await ctx.session()
    return dryRun ? { ...(await planUserImport(session, rows)), dryRun } : importUsers(session, rows)
  },
  listing: userImportListing,
  render: importedUsers,
})
