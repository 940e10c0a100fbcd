import { command } from '../../command.js'
import { databaseStatus } from '../../db/status.js'
import { inert } from '../../render/text.js'
import { dateTime } from '../../render/time.js'

export default command({
  access: 'anyone',
  params: {},
  examples: ['helpdesk db status', 'helpdesk db status --json'],

  async run(ctx) {
    const at = await ctx.location()
    return { database: await ctx.address(), chosenBy: at.chosenBy, ...(await databaseStatus(await ctx.db(), ctx.host.root)) }
  },
  render: (status, s) => {
    const chosen = {
      option: '--database',
      environment: 'HELPDESK_DATABASE',
      config: s.say({ en: 'the configuration', fr: 'la configuration' }),
      default: s.say({ en: 'default', fr: 'par défaut' }),
    }[status.chosenBy]
    const migrations = status.migrations.map(
      (m) => `  ${m.name}  ${m.appliedAt ? dateTime(m.appliedAt, s) : s.chalk.yellow(s.say({ en: 'to be applied', fr: 'à appliquer' }))}`,
    )
    return [
      `${s.chalk.bold(inert(status.database))} (${chosen})`,
      inert(status.server),
      s.say({ en: 'Schema:', fr: 'Schéma :' }),
      ...migrations,
      status.schema === 'current'
        ? s.ok({ en: 'up to date', fr: 'à jour' })
        : s.say(
            status.schema === 'behind'
              ? { en: 'Run: helpdesk db migrate', fr: 'Lancez : helpdesk db migrate' }
              : { en: 'newer than this program', fr: 'plus récent que ce programme' },
          ),
    ].join('\n')
  },
})
