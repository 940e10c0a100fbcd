import { existsSync, rmSync } from 'node:fs'
import { confirmed } from '../../command/asking/confirm.js'
import { command } from '../../command/command.js'
import type { Context } from '../../command/context.js'
import { required } from '../../command/param.js'
import { failure } from '../../core/errors.js'
import { shellQuoted, typedAs } from '../../core/hint.js'
import { counted } from '../../core/number.js'
import { samePlace } from '../../db/address/place.js'
import { configLocation, describeLocation, type Location, parseLocation } from '../../db/location.js'
import { inert } from '../../terminal/inert.js'
import { type Copy, checkTarget, copyDatabase } from '../services/copy.js'
import type { Place } from '../services/copy-tables.js'
import { checkSource } from '../services/source.js'
import { words } from '../words.js'
import { administrator } from './administrator.js'
import { address, locate, locateWithPassword } from './other-database.js'
import { rowProgress } from './progress.js'

type Copied = { from: string; to: string; tables: Copy['tables'] }

export default command({
  access: 'ADMIN where there is one',
  params: {
    from: required('--from <url>', words.options.from, address, { question: words.questions.from }),
    to: required('--to <url>', words.options.to, address, { question: words.questions.to }),
  },
  examples: [
    'helpdesk db copy --from sqlite:helpdesk.db --to mysql://root@127.0.0.1:3306/maintenance_db',
    words.examples.copy,
  ],
  needsYes: () => true,

  async databaseOf(ctx, { from, to }) {
    if (ctx.globals.database !== undefined) throw threeDatabases()
    const [source, target] = [locate(ctx, '--from', from), parseLocation(to, ctx.host.cwd)]
    if (samePlace(source, target)) throw onePlace()
    const chosen = await ctx.location().catch(() => undefined)
    if (
      source.engine === 'mysql' &&
      chosen?.engine === 'mysql' &&
      chosen.user === source.user &&
      samePlace(chosen, source)
    ) {
      source.password ??= chosen.password // of the configuration
    }
    return configLocation(source)
  },
  async run(ctx, { to }): Promise<Copied> {
    const at = locateWithPassword(ctx, '--to', to)
    const [from, target] = [await ctx.address(), describeLocation(at)]
    await confirmed(ctx, words.confirmCopy(from, target))
    await administrator(ctx)
    const source = { db: await ctx.db(), address: from }
    await checkSource(source.db, ctx.host.root)
    const { progress, end } = rowProgress(ctx)
    const { tables, moved } = await toTarget(ctx, at, (place) =>
      copyDatabase(source, place, ctx.host.root, progress),
    ).finally(end)
    if (moved > 0) ctx.notice(words.moved(moved))
    const use = typedAs(`config set database ${shellQuoted(target)}`, { ...ctx.invocation(), database: null })
    ctx.notice(words.useIt(use))
    return { from, to: target, tables }
  },
  render: ({ from, to, tables }, s) =>
    [
      ...tables.map(({ table, rows }) => `${table.padEnd(24)}${s.say(counted(rows)).padStart(9)}`),
      s.ok(words.copied(inert(from), inert(to))),
    ].join('\n'),
})

/**
 * A file that is there is looked at before anything of it is changed; one that was made for a copy that failed is taken
 * away.
 */
async function toTarget<T>(ctx: Context, at: Location, work: (place: Place) => Promise<T>): Promise<T> {
  const address = describeLocation(at)
  const opened = async <U>(options: { create?: boolean }, use: (place: Place) => Promise<U>) => {
    const db = await ctx.open(at, options)
    return use({ db, address }).finally(() => db.destroy())
  }
  const isNew = at.engine === 'sqlite' && !existsSync(at.path)
  if (at.engine === 'sqlite' && !isNew) await opened({}, checkTarget)
  try {
    return await opened({ create: true }, work)
  } catch (error) {
    if (isNew) for (const end of ['', '-wal', '-shm']) rmSync(at.path + end, { force: true })
    throw error
  }
}

const threeDatabases = () => failure('USAGE', words.threeDatabases)
const onePlace = () => failure('USAGE', words.samePlace)
