import { command } from '../../command/command.js'
import type { Context } from '../../command/context.js'
import { flag, optional, required } from '../../command/param.js'
import { list, path } from '../../command/parsers.js'
import { progressOf } from '../../command/tables/progress.js'
import { ticketRows } from '../files/ticket-rows.js'
import { importReport } from '../render/imports.js'
import { type Import, importTickets, planImport } from '../services/import/import.js'

export default command({
  access: 'ADMIN',
  params: {
    file: required('<file>', { en: 'a CSV or JSONL file', fr: 'un fichier CSV ou JSONL' }, path, { complete: { from: 'file' } }),
    dryRun: flag('--dry-run', { en: 'check the file and say what it comes to', fr: 'vérifier le fichier et dire ce qu’il donne' }),
    ignoreColumns: optional('--ignore-columns <a,b,...>', { en: 'columns to leave out', fr: 'colonnes à laisser de côté' }, list),
  },
  examples: [
    'helpdesk ticket import tickets.csv --dry-run',
    'helpdesk ticket import tickets.csv --ignore-columns note,phone',
    'helpdesk ticket import tickets.jsonl --json',
  ],

  async run(ctx: Context, { file, dryRun, ignoreColumns = [] }): Promise<Import & { dryRun: boolean }> {
    const rows = await ticketRows(ctx, file, ignoreColumns)
    const session = await ctx.session()
    const progress = progressOf(ctx)
    const parts = { atOnce: Number(ctx.host.env.HELPDESK_IMPORT_AT_ONCE) || undefined, holdStops: ctx.host.holdStops }
    const running = dryRun ? planImport(session, rows, progress.rows) : importTickets(session, rows, progress.rows, parts)
    return { ...(await running.finally(progress.end)), dryRun }
  },
  render: importReport,
})
