import { confirmed } from '../../command/asking/confirm.js'
import { command } from '../../command/command.js'
import type { Context } from '../../command/context.js'
import { flag, optional, requiredUnless } from '../../command/param.js'
import { path } from '../../command/parsers.js'
import type { ReadTable } from '../../command/tables/table.js'
import { failure } from '../../core/errors.js'
import type { Change, DryRun } from '../../history/change.js'
import { role } from '../../identity/parsers.js'
import { readRoles } from '../files/role-rows.js'
import type { RoleChange } from '../plan.js'
import { roleListing, rolePlan, roleReport } from '../render/roles.js'
import { planRoles, type RoleRow, setRoles } from '../services/roles.js'
import { words } from '../words.js'
import { byRole, usersUnless } from './params.js'

/** Above this many rows of a file somebody at a terminal is asked first, and told what they come to. */
const MANY = 20

export default command({
  access: 'ADMIN',
  params: {
    users: usersUnless('file'),
    to: requiredUnless('file', '--to <role>', words.options.role, role, byRole),
    file: optional('--file <file>', words.options.roleFile, path, { complete: { from: 'file' } }),
    dryRun: flag('--dry-run', words.options.dryRun),
  },
  examples: [
    'helpdesk user role alice bob --to TECHNICIAN',
    'helpdesk user role --file roles.csv --dry-run',
    'helpdesk user role --file - < roles.csv',
  ],

  async run(ctx, { users, to, file, dryRun }): Promise<Change<RoleChange> | DryRun<RoleChange>> {
    if (file !== undefined && (users.length > 0 || to !== undefined)) throw twoSources()
    const table =
      file === undefined
        ? { rows: users.map((user): RoleRow => ({ line: null, user, to: to ?? 'EMPLOYEE' })), bad: [] }
        : await readRoles(ctx, file)
    if (dryRun) {
      const { plan, failure } = await planRoles(await ctx.session(), table)
      ctx.failure = failure
      return { ...plan, dryRun }
    }
    if (file !== undefined && table.rows.length > MANY && ctx.interactive && !ctx.globals.yes)
      await confirmPlan(ctx, table)
    return setRoles(await ctx.session(), table)
  },
  listing: roleListing,
  render: (change, s) => ('dryRun' in change ? rolePlan(change, s) : roleReport(change, s)),
})

async function confirmPlan(ctx: Context, table: ReadTable<RoleRow>): Promise<void> {
  const { plan, failure } = await planRoles(await ctx.session(), table)
  if (failure) throw failure
  const { changed, items } = plan
  await confirmed(ctx, words.confirmRoles(changed, items.length))
}

const twoSources = () => failure('USAGE', words.twoSources)
