import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { common } from '../../core/words.js'
import { describeLocation } from '../../db/location.js'
import { inert } from '../../terminal/inert.js'
import { compareDatabases, type TableComparison } from '../services/compare.js'
import { words } from '../words.js'
import { administrator } from './administrator.js'
import { address, locateWithPassword } from './other-database.js'
import { rowProgress } from './progress.js'

interface Verified {
  database: string
  against: string
  equal: boolean
  tables: TableComparison[]
}

export default command({
  access: 'ADMIN where there is one',
  params: {
    against: required('--against <url>', words.options.against, address, { question: words.questions.against }),
  },
  examples: [words.examples.verify, 'helpdesk db verify --against mysql://root@127.0.0.1:3306/maintenance_db --json'],

  async run(ctx, { against }): Promise<Verified> {
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
  listing: {
    fields: [
      { name: 'table', title: words.columns.table, plain: (t: TableComparison) => t.table },
      { name: 'rows', title: words.columns.rows, plain: (t) => t.rows },
      { name: 'rowsAgainst', title: words.columns.rowsAgainst, plain: (t) => t.against.rows },
      { name: 'equal', title: words.columns.equal, plain: (t) => String(t.equal) },
      { name: 'checksum', title: words.columns.checksum, plain: (t) => t.checksum },
      { name: 'checksumAgainst', title: words.columns.checksumAgainst, plain: (t) => t.against.checksum },
    ],
    table: ['table', 'rows', 'rowsAgainst', 'equal'],
    plain: ['table', 'rows', 'rowsAgainst', 'equal'],
    empty: common.none,
  },
  render({ database, against, equal, tables }, s) {
    const different = tables.filter((t) => !t.equal)
    const lines = different.map((t) => s.say(words.tableDiffers(t.table, t.rows, t.against.rows)))
    const [here, there] = [inert(database), inert(against)]
    return equal ? s.ok(words.sameEverywhere(here, there)) : [...lines, s.say(words.notTheSame(here, there))].join('\n')
  },
})
