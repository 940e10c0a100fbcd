import { existsSync } from 'node:fs'
import { confirmed } from '../../command/asking/confirm.js'
import { command } from '../../command/command.js'
import type { Context } from '../../command/context.js'
import { passwordSeen } from '../../command/notices.js'
import { required } from '../../command/param.js'
import { failure } from '../../core/errors.js'
import { shellQuoted, typedAs } from '../../core/hint.js'
import { counted } from '../../core/number.js'
import { samePlace } from '../../db/address/place.js'
import { configLocation, describeLocation, type Location, parseLocation } from '../../db/location.js'
import { inert } from '../../terminal/inert.js'
import { type Copy, checkSource, checkTarget, copyDatabase } from '../services/copy.js'
import type { Place } from '../services/copy-tables.js'
import { words } from '../words.js'
import { administrator } from './administrator.js'

type Copied = { from: string; to: string; tables: Copy['tables'] }

/** An address as it was given; where it leads depends on the folder, which is not known here. */
function address(text: string): string {
  parseLocation(text, '/')
  return text
}

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
    const at = locate(ctx, '--to', to)
    if (at.engine === 'mysql') at.password ??= ctx.host.env.HELPDESK_DATABASE_PASSWORD
    const [from, target] = [await ctx.address(), describeLocation(at)]
    await confirmed(ctx, words.confirmCopy(from, target))
    await administrator(ctx)
    const source = { db: await ctx.db(), address: from }
    await checkSource(source.db, ctx.host.root)
    const { tables, moved } = await toTarget(ctx, at, (place) =>
      copyDatabase(source, place, ctx.host.root, progress(ctx)),
    )
    if (ctx.host.err.isTerminal) ctx.host.err.write(CLEAR_LINE)
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

function locate(ctx: Context, option: string, text: string): Location {
  const at = parseLocation(text, ctx.host.cwd)
  if (at.engine === 'mysql' && at.password) ctx.notice(passwordSeen(option))
  return at
}

/** A file that is there is looked at before anything of it is changed. */
async function toTarget<T>(ctx: Context, at: Location, work: (place: Place) => Promise<T>): Promise<T> {
  const address = describeLocation(at)
  const opened = async <U>(options: { create?: boolean }, use: (place: Place) => Promise<U>) => {
    const db = await ctx.open(at, options)
    return use({ db, address }).finally(() => db.destroy())
  }
  if (at.engine === 'sqlite' && existsSync(at.path)) await opened({}, checkTarget)
  return opened({ create: true }, work)
}

const CLEAR_LINE = '\r\x1b[K'
const progress = (ctx: Context) => (table: string, rows: number) => {
  if (ctx.host.err.isTerminal) ctx.host.err.write(`${CLEAR_LINE}${table} ${counted(rows)[ctx.lang]}`)
}

const threeDatabases = () => failure('USAGE', words.threeDatabases)
const onePlace = () => failure('USAGE', words.samePlace)
