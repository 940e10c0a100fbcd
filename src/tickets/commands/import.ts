import { command } from '../../command/command.js'
import type { Context } from '../../command/context.js'
import { flag, required } from '../../command/param.js'
import { path } from '../../command/parsers.js'
import { FILE_PARAMS, fileOptions } from '../../command/tables/options.js'
import { progressOf } from '../../command/tables/progress.js'
import { common } from '../../core/words.js'
import { ticketRows } from '../files/ticket-rows.js'
import { importPlan, importReport } from '../render/imports.js'
import { type Import, type ImportPlan, importTickets, planImport } from '../services/import/import.js'
import { commandWords } from '../words/commands.js'

export default command({
  access: 'ADMIN',
  params: {
    file: required('<file>', common.tableFile, path, { complete: { from: 'file' }, question: common.whichFile }),
    dryRun: flag('--dry-run', common.checkFile),
    ...FILE_PARAMS,
  },
  examples: [
    'helpdesk ticket import tickets.csv --dry-run',
    commandWords.examples.import,
    'helpdesk ticket import tickets.jsonl --json',
  ],

  async run(
    ctx: Context,
    { file, dryRun, ...given },
  ): Promise<(Import & { dryRun: false }) | (ImportPlan & { dryRun: true })> {
    const rows = await ticketRows(ctx, file, fileOptions(given))
    const session = await ctx.session()
    const progress = progressOf(ctx)
    const parts = { atOnce: Number(ctx.host.env.HELPDESK_IMPORT_AT_ONCE) || undefined, holdStops: ctx.host.holdStops }
    if (!dryRun) return { ...(await importTickets(session, rows, progress.rows, parts).finally(progress.end)), dryRun }
    const { plan, failure } = await planImport(session, rows, progress.rows).finally(progress.end)
    ctx.failure = failure
    return { ...plan, dryRun }
  },
  render: (done, s) => (done.dryRun ? importPlan(done, s) : importReport(done, s)),
})
