import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { describeLocation } from '../../db/location.js'
import type { Comparison } from '../comparison.js'
import { comparisonListing, comparisonText } from '../render/comparison.js'
import { compareDatabases } from '../services/compare.js'
import { words } from '../words.js'
import { administrator } from './administrator.js'
import { address, locateWithPassword } from './other-database.js'
import { rowProgress } from './progress.js'

export default command({
  access: 'ADMIN where there is one',
  params: {
    against: required('--against <url>', words.options.against, address, { question: words.questions.against }),
  },
  examples: [words.examples.verify, 'helpdesk db verify --against mysql://root@127.0.0.1:3306/maintenance_db --json'],

  async run(ctx, { against }): Promise<Comparison> {
    const at = locateWithPassword(ctx, '--against', against)
    await administrator(ctx)
    const here = { db: await ctx.db(), address: await ctx.address() }
    const there = { db: await ctx.open(at), address: describeLocation(at) }
    const { progress, end } = rowProgress(ctx)
    try {
      const tables = await compareDatabases(here, there, ctx.host.root, progress)
      return { database: here.address, against: there.address, equal: tables.every((t) => t.equal), tables }
    } finally {
      end()
      await there.db.destroy()
    }
  },
  exitCodeOf: ({ equal }) => (equal ? undefined : 'CONFLICT'),
  rowsOf: ({ tables }) => tables,
  listing: comparisonListing,
  render: comparisonText,
})
