import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { command } from '../../command/command.js'
import type { Context } from '../../command/context.js'
import { flag, optional } from '../../command/param.js'
import { word } from '../../command/parsers.js'
import { failure } from '../../core/errors.js'
import { configLocation, parseLocation } from '../../db/location.js'
import { knownPassword, USERNAME } from '../../identity/commands/credentials.js'
import { passwordStdin } from '../../identity/commands/params.js'
import { email, fullName, username } from '../../identity/parsers.js'
import { hasAdministrator } from '../../identity/services/administrators.js'
import { type Login, login } from '../../identity/services/login.js'
import type { User } from '../../identity/user.js'
import { bringUpToDate } from '../../maintenance/services/bring-up-to-date.js'
import { type Waiting, welcome } from '../render/welcome.js'
import { makeDemo, type SampleAccount } from '../services/demo.js'
import { administered, setUp, whatWaits } from '../services/set-up.js'
import { words } from '../words.js'
import { type AdministratorInput, firstAdministrator } from './first-administrator.js'

const EMBEDDED = 'embedded'
const MYSQL = 'mysql://root@127.0.0.1:3306/maintenance_db'

export interface Initialised {
  database: string
  migrations: string[]
  /** Who is logged in now; null where nobody was asked. */
  user: User | null
  /** The demo's accounts with their passwords, the one time they can be shown. */
  accounts: SampleAccount[]
  waiting: Waiting
  program: string
}

export default command({
  access: 'anyone',
  params: {
    demo: flag('--demo', words.options.demo),
    adminUsername: optional('--admin-username <name>', words.options.adminUsername, username),
    adminEmail: optional('--admin-email <address>', words.options.adminEmail, email),
    adminName: optional('--admin-name <full name>', words.options.adminName, fullName),
    promote: optional('--promote <user>', words.options.promote, word),
    passwordStdin,
  },
  examples: [
    'helpdesk init',
    'helpdesk init --database mysql://root@127.0.0.1:3306/maintenance_db --promote alice',
    'helpdesk init --demo',
    words.examples.init,
  ],

  async run(ctx, { adminUsername, adminEmail, adminName, ...rest }): Promise<Initialised> {
    const input = { ...rest, username: adminUsername, email: adminEmail, name: adminName }
    if (input.demo) return demo(ctx)
    await chooseDatabase(ctx)
    const administered = await isAdministered(ctx)
    const { migrations, session } = administered ? await enter(ctx, input) : await found(ctx, input)
    await keepChoice(ctx)
    if (session) await (await ctx.tokens()).save(session.token, session.user)
    return result(ctx, migrations, session?.user ?? null, [])
  },
  paged: false, // it shows passwords, once
  render: welcome,
})

/** On a terminal where nothing is configured yet: embedded, or a server. */
async function chooseDatabase(ctx: Context): Promise<void> {
  if (!ctx.interactive || (await ctx.location()).chosenBy !== 'default') return
  const choice = await ctx.ask.choice(words.whereData, '--database', [
    { name: words.places.file[ctx.lang], value: EMBEDDED },
    { name: words.places.server[ctx.lang], value: MYSQL },
  ])
  if (choice === EMBEDDED) return
  const parse = (text: string) => parseLocation(text.trim(), ctx.host.cwd)
  const address = await ctx.ask.line(words.itsAddress, '--database', { initial: MYSQL, parse })
  await ctx.choose(address.trim())
}

async function isAdministered(ctx: Context): Promise<boolean> {
  const at = await ctx.location()
  if (at.engine === 'sqlite' && !existsSync(at.path)) return false
  return hasAdministrator(await ctx.db())
}

/** A database of which somebody is administrator already: nobody is made, somebody may log in. */
async function enter(
  ctx: Context,
  input: AdministratorInput,
): Promise<{ migrations: string[]; session: Login | null }> {
  if (input.promote !== undefined) throw administered()
  const { applied: migrations } = await bringUpToDate(await ctx.db(), ctx.host.root)
  const asked = input.username !== undefined && input.passwordStdin
  const loggedIn = !asked && (await ctx.tokens()).load() !== undefined
  if (loggedIn || (!asked && !ctx.interactive)) return { migrations, session: null }
  const name = input.username ?? (await ctx.ask.line(USERNAME, '--admin-username'))
  const password = await knownPassword(ctx, input.passwordStdin)
  return { migrations, session: await login(await ctx.db(), { name, password, machine: ctx.host.machine }) }
}

/** A database without an administrator: everything is asked for before anything is made. */
async function found(ctx: Context, input: AdministratorInput): Promise<{ migrations: string[]; session: Login }> {
  const admin = await firstAdministrator(ctx, input)
  await ctx.disconnect()
  const { migrations, login: session } = await setUp(
    await ctx.db({ create: true }),
    ctx.host.root,
    admin,
    ctx.host.machine,
  )
  return { migrations, session }
}

/** The choice goes to the configuration unless it came from the environment; so does its password. */
async function keepChoice(ctx: Context): Promise<void> {
  const at = await ctx.location()
  if (at.chosenBy === 'environment') return
  if (at.engine === 'mysql' && at.password === ctx.host.env.HELPDESK_DATABASE_PASSWORD) at.password = undefined
  const settings = await ctx.settings()
  await settings.write({ ...settings.read(), database: configLocation(at) })
}

async function demo(ctx: Context): Promise<Initialised> {
  const address = `sqlite:${join((await ctx.host.folders()).data, 'demo.db')}`
  if (ctx.globals.database || ctx.host.env.HELPDESK_DATABASE) {
    throw failure('USAGE', words.demoAlone)
  }
  const configured = (await ctx.settings()).read().database
  if (configured !== undefined && configured !== address) {
    throw failure('CONFLICT', words.configuredElsewhere, { run: 'config unset database' })
  }
  await ctx.choose(address)
  const {
    migrations,
    login: session,
    accounts,
  } = await makeDemo(await ctx.db({ create: true }), ctx.host.root, ctx.host.machine)
  await keepChoice(ctx)
  await (await ctx.tokens()).save(session.token, session.user)
  return result(ctx, migrations, session.user, accounts)
}

async function result(
  ctx: Context,
  migrations: string[],
  user: User | null,
  accounts: SampleAccount[],
): Promise<Initialised> {
  const nothing: Waiting = { open: 0, tickets: [] }
  // What was made is made, whatever becomes of a look at it.
  const waiting = user ? await (async () => whatWaits(await ctx.session()))().catch(() => nothing) : nothing
  return { database: await ctx.address(), migrations, user, accounts, waiting, program: ctx.host.program }
}
