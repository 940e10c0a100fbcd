import { existsSync } from 'node:fs'
import { command } from '../../command/command.js'
import { confirmed } from '../../command/confirm.js'
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
    from: required('--from <url>', { en: 'the database to copy', fr: 'la base à copier' }, address),
    to: required('--to <url>', { en: 'an empty database, or a new file', fr: 'une base vide, ou un nouveau fichier' }, address),
  },
  examples: [
    'helpdesk db copy --from sqlite:helpdesk.db --to mysql://root@127.0.0.1:3306/maintenance_db',
    'helpdesk db copy --from mysql://root@127.0.0.1:3306/maintenance_db --to sqlite:copy.db --yes',
  ],
  needsYes: () => true,

  async databaseOf(ctx, { from, to }) {
    if (ctx.globals.database !== undefined) throw threeDatabases()
    const [source, target] = [locate(ctx, '--from', from), parseLocation(to, ctx.host.cwd)]
    if (samePlace(source, target)) throw onePlace()
    const chosen = await ctx.location().catch(() => undefined)
    if (source.engine === 'mysql' && chosen?.engine === 'mysql' && chosen.user === source.user && samePlace(chosen, source)) {
      source.password ??= chosen.password // of the configuration
    }
    return configLocation(source)
  },
  async run(ctx, { to }): Promise<Copied> {
    const at = locate(ctx, '--to', to)
    if (at.engine === 'mysql') at.password ??= ctx.host.env.HELPDESK_DATABASE_PASSWORD
    const [from, target] = [await ctx.address(), describeLocation(at)]
    await confirmed(ctx, {
      en: `Copy everything of ${from} to ${target}?`,
      fr: `Copier tout le contenu de ${from} vers ${target} ?`,
    })
    await administrator(ctx)
    const source = { db: await ctx.db(), address: from }
    await checkSource(source.db, ctx.host.root)
    const { tables, moved } = await toTarget(ctx, at, (place) => copyDatabase(source, place, ctx.host.root, progress(ctx)))
    if (ctx.host.err.isTerminal) ctx.host.err.write(CLEAR_LINE)
    if (moved > 0) ctx.notice(movedNotice(moved))
    const use = typedAs(`config set database ${shellQuoted(target)}`, { ...ctx.invocation(), database: null })
    ctx.notice({ en: `hint: to use it from now on: ${use}`, fr: `conseil : pour l’utiliser désormais : ${use}` })
    return { from, to: target, tables }
  },
  render: ({ from, to, tables }, s) =>
    [
      ...tables.map(({ table, rows }) => `${table.padEnd(24)}${s.say(counted(rows)).padStart(9)}`),
      s.ok({ en: `Copied ${inert(from)} to ${inert(to)}.`, fr: `${inert(from)} copiée vers ${inert(to)}.` }),
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

const threeDatabases = () =>
  failure('USAGE', {
    en: 'The two databases are named by --from and --to: leave --database out.',
    fr: 'Les deux bases sont nommées par --from et --to : sans --database.',
  })
const onePlace = () =>
  failure('USAGE', { en: '--from and --to name the same database.', fr: '--from et --to désignent la même base de données.' })
const movedNotice = (n: number) => ({
  en: `note: ${counted(n).en} rows were created in an hour that the clocks of the server skip; there they have the end of it.`,
  fr: `note : ${counted(n).fr} lignes furent créées pendant une heure que les horloges du serveur sautent ; elles y portent la fin de cette heure.`,
})
