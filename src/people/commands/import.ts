import { command } from '../../command/command.js'
import { flag, required } from '../../command/param.js'
import { path } from '../../command/parsers.js'
import { FILE_PARAMS, fileOptions } from '../../command/tables/options.js'
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
      { en: 'a CSV or JSON file, or - for standard input', fr: "un fichier CSV ou JSON, ou - pour l'entrée standard" },
      path,
      { complete: { from: 'file' } },
    ),
    dryRun: flag('--dry-run', { en: 'check the file and say what it comes to', fr: 'vérifier le fichier et dire ce qu’il donne' }),
    ...FILE_PARAMS,
  },
  examples: ['helpdesk user import people.csv --dry-run', 'helpdesk user import - < people.csv'],

  async run(ctx, { file, dryRun, ...given }): Promise<Change<UserImport> | DryRun<UserImport>> {
    const table = await userRows(ctx, file, fileOptions(given))
    const session = await ctx.session()
    if (!dryRun) return importUsers(session, table)
    const { plan, failure } = await planUserImport(session, table)
    ctx.failure = failure
    return { ...plan, dryRun }
  },
  listing: userImportListing,
  render: importedUsers,
})
