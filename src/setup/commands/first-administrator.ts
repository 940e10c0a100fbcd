import { existsSync } from 'node:fs'
import type { Context } from '../../command/context.js'
import { word } from '../../command/parsers.js'
import { failure } from '../../core/errors.js'
import type { Hint } from '../../core/hint.js'
import { accountFrom, knownPassword, newPassword, USERNAME } from '../../identity/commands/credentials.js'
import { anybodyThere } from '../../identity/services/administrators.js'
import { noUser } from '../../identity/services/find-users.js'
import type { FirstAdministrator } from '../services/set-up.js'
import { words } from '../words.js'

/** What `init` was told of the first administrator. */
export interface AdministratorInput {
  username: string | undefined
  email: string | undefined
  name: string | undefined
  promote: string | undefined
  passwordStdin: boolean
}

/**
 * Who is to administer a database that nobody administers: as the options say, else as somebody at the terminal
 * answers.
 */
export async function firstAdministrator(ctx: Context, input: AdministratorInput): Promise<FirstAdministrator> {
  const known = await accountToPromote(ctx, input)
  if (known !== undefined) return { promote: known, password: await knownPassword(ctx, input.passwordStdin) }
  const account = await accountFrom(ctx, input.passwordStdin, input, {
    prefix: 'admin-',
    hint: (await hasAccounts(ctx)) ? PROMOTE : undefined,
    isThere: () => hasAccounts(ctx),
  })
  return { ...account, password: await newPassword(ctx, input.passwordStdin) }
}

/**
 * The account that is to become administrator, where one is named or chosen; undefined where a new one is to be made.
 */
async function accountToPromote(
  ctx: Context,
  { promote, username, email, name }: AdministratorInput,
): Promise<string | undefined> {
  const fresh = username !== undefined || email !== undefined || name !== undefined
  if (promote !== undefined) {
    if (fresh) throw twoAdministrators()
    if (!(await hasAccounts(ctx))) throw noUser([promote])
    return promote
  }
  if (fresh || !ctx.interactive || !(await hasAccounts(ctx))) return undefined
  const choice = await ctx.ask.choice(words.whoAdministers, '--promote', [
    { name: words.administrator.existing[ctx.lang], value: 'promote' },
    { name: words.administrator.fresh[ctx.lang], value: 'create' },
  ])
  return choice === 'promote' ? word(await ctx.ask.line(USERNAME, '--promote', { parse: word })) : undefined
}

const PROMOTE: Hint = {
  say: words.orPromote,
}

async function hasAccounts(ctx: Context): Promise<boolean> {
  const at = await ctx.location()
  return (at.engine === 'mysql' || existsSync(at.path)) && anybodyThere(await ctx.db())
}

const twoAdministrators = () => failure('USAGE', words.twoAdministrators)
