import { command } from '../../command/command.js'
import { flag, required } from '../../command/param.js'
import { path } from '../../command/parsers.js'
import { FILE_PARAMS, fileOptions } from '../../command/tables/options.js'
import { common } from '../../core/words.js'
import type { Change, DryRun } from '../../history/change.js'
import { userRows } from '../files/user-rows.js'
import type { UserImport } from '../plan.js'
import { importedUsers, userImportListing } from '../render/imports.js'
import { importUsers, planUserImport } from '../services/import.js'
import { words } from '../words.js'

export default command({
  access: 'ADMIN',
  params: {
    file: required('<file>', common.tableFile, path, { complete: { from: 'file' }, question: common.whichFile }),
    dryRun: flag('--dry-run', common.checkFile),
    ...FILE_PARAMS,
  },
  examples: [words.examples.importPlan, words.examples.import],

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
