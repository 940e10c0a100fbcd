import { command } from '../../command/command.js'
import type { ChosenBy } from '../../command/globals.js'
import { common } from '../../core/words.js'
import { type DatabaseStatus, databaseStatus } from '../../db/status.js'
import { hashMethodOf } from '../../identity/services/policy.js'
import type { HashMethod } from '../../identity/user.js'
import { inert } from '../../terminal/inert.js'
import { paint } from '../../terminal/paint.js'
import { dateTime } from '../../terminal/time.js'
import { type TriggerState, triggerState } from '../queries/triggers.js'
import { words } from '../words.js'

type Found = DatabaseStatus & {
  database: string
  chosenBy: ChosenBy
  passwords: HashMethod
  /** Null on SQLite, where there are none. */
  triggers: TriggerState | null
}

export default command({
  access: 'anyone',
  params: {},
  examples: ['helpdesk db status', 'helpdesk db status --json'],

  async run(ctx): Promise<Found> {
    const at = await ctx.location()
    const db = await ctx.db()
    return {
      database: await ctx.address(),
      chosenBy: at.chosenBy,
      ...(await databaseStatus(db, ctx.host.root)),
      passwords: await hashMethodOf(db),
      triggers: at.engine === 'mysql' ? await triggerState(db, ctx.host.root) : null,
    }
  },
  listing: {
    fields: [
      { name: 'database', title: words.columns.database, plain: (d: Found) => d.database },
      { name: 'chosenBy', title: words.columns.chosenBy, plain: (d: Found) => d.chosenBy },
      { name: 'server', title: words.columns.server, plain: (d: Found) => d.server },
      { name: 'schema', title: words.columns.schema, plain: (d: Found) => d.schema },
      {
        name: 'migrations',
        title: words.columns.migrations,
        plain: (d: Found) => d.migrations.map((m) => m.name).join(','),
      },
      { name: 'passwords', title: words.columns.passwords, plain: (d: Found) => d.passwords },
      { name: 'triggers', title: words.columns.triggers, plain: (d: Found) => d.triggers },
    ],
    table: ['database', 'server', 'schema'],
    plain: ['database', 'server', 'schema'],
    empty: common.none,
  },
  render: (status, s) => {
    const chosen = {
      option: '--database',
      environment: 'HELPDESK_DATABASE',
      config: s.say(words.chosen.configuration),
      default: s.say(words.chosen.default),
    }[status.chosenBy]
    const migrations = status.migrations.map(
      (m) =>
        `  ${inert(m.name)}  ${m.appliedAt ? dateTime(m.appliedAt, s) : paint(s.say(words.toBeApplied), 'warning', s)}`,
    )
    return [
      `${s.chalk.bold(inert(status.database))} (${chosen})`,
      inert(status.server),
      s.say(words.newPasswords(status.passwords)),
      ...(status.triggers === null ? [] : [s.say(words.triggersAre(words.triggerStates[status.triggers]))]),
      s.say(words.schemaIs),
      ...migrations,
      status.schema === 'current'
        ? s.ok(words.current)
        : s.say(status.schema === 'behind' ? words.runIt(s.typed('db migrate')) : words.newer),
    ].join('\n')
  },
})
