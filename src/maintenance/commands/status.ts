import { command } from '../../command/command.js'
import type { ChosenBy } from '../../command/context.js'
import { type DatabaseStatus, databaseStatus } from '../../db/status.js'
import { hashMethodOf } from '../../identity/services/policy.js'
import type { HashMethod } from '../../identity/user.js'
import { inert } from '../../terminal/inert.js'
import { dateTime } from '../../terminal/time.js'
import { type TriggerState, triggerState } from '../queries/triggers.js'

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
      { name: 'database', title: { en: 'Database', fr: 'Base de données' }, plain: (d: Found) => d.database },
      { name: 'chosenBy', title: { en: 'Chosen by', fr: 'Choisie par' }, plain: (d: Found) => d.chosenBy },
      { name: 'server', title: { en: 'Server', fr: 'Serveur' }, plain: (d: Found) => d.server },
      { name: 'schema', title: { en: 'Schema', fr: 'Schéma' }, plain: (d: Found) => d.schema },
      { name: 'migrations', title: { en: 'Migrations', fr: 'Migrations' }, plain: (d: Found) => d.migrations.map((m) => m.name).join(',') },
      { name: 'passwords', title: { en: 'Passwords', fr: 'Mots de passe' }, plain: (d: Found) => d.passwords },
      { name: 'triggers', title: { en: 'Triggers', fr: 'Déclencheurs' }, plain: (d: Found) => d.triggers },
    ],
    table: ['database', 'server', 'schema'],
    plain: ['database', 'server', 'schema'],
    empty: { en: 'None.', fr: 'Aucune.' },
  },
  render: (status, s) => {
    const chosen = {
      option: '--database',
      environment: 'HELPDESK_DATABASE',
      config: s.say({ en: 'the configuration', fr: 'la configuration' }),
      default: s.say({ en: 'default', fr: 'par défaut' }),
    }[status.chosenBy]
    const migrations = status.migrations.map(
      (m) =>
        `  ${inert(m.name)}  ${m.appliedAt ? dateTime(m.appliedAt, s) : s.chalk.yellow(s.say({ en: 'to be applied', fr: 'à appliquer' }))}`,
    )
    return [
      `${s.chalk.bold(inert(status.database))} (${chosen})`,
      inert(status.server),
      s.say({ en: `New passwords: ${status.passwords}`, fr: `Nouveaux mots de passe : ${status.passwords}` }),
      ...(status.triggers === null ? [] : [s.say({ en: `Triggers: ${status.triggers}`, fr: `Déclencheurs : ${status.triggers}` })]),
      s.say({ en: 'Schema:', fr: 'Schéma :' }),
      ...migrations,
      status.schema === 'current'
        ? s.ok({ en: 'up to date', fr: 'à jour' })
        : s.say(
            status.schema === 'behind'
              ? { en: `Run: ${s.typed('db migrate')}`, fr: `Lancez : ${s.typed('db migrate')}` }
              : { en: 'newer than this program', fr: 'plus récent que ce programme' },
          ),
    ].join('\n')
  },
})
