import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { invalid } from '../../command/parsers.js'
import { failure } from '../../core/errors.js'
import { createTriggers, dropTriggers, type TriggerState, triggerState } from '../queries/triggers.js'
import { words } from '../words.js'

/** `names` are the triggers that were made or dropped. */
type Switched = { triggers: 'on' | 'off'; before: TriggerState; names: string[] }

export default command({
  access: 'ADMIN where there is one',
  params: {
    state: required('<on|off>', words.options.state, onOrOff, {
      complete: { words: ['on', 'off'] },
      question: words.questions.triggers,
    }),
  },
  examples: ['helpdesk db triggers on', 'helpdesk db triggers off'],

  async run(ctx, { state }): Promise<Switched> {
    if ((await ctx.location()).engine !== 'mysql') throw onlyMysql()
    const [db, root] = [await ctx.db(), ctx.host.root]
    const before = await triggerState(db, root)
    const names = state === 'on' ? await createTriggers(db, root) : await dropTriggers(db, root)
    return { triggers: state, before, names }
  },
  render: ({ triggers, before, names }, s) => {
    const list = names.length > 0 ? ` (${names.join(', ')})` : ''
    const text = triggers === 'on' ? words.triggersOn(list) : words.triggersOff(list)
    return before === triggers && triggers === 'off' ? s.already(text) : s.ok(text)
  },
})

const onlyMysql = () => failure('USAGE', words.onlyMysql)

/** `on` or `off`. */
export function onOrOff(text: string): 'on' | 'off' {
  const found = (['on', 'off'] as const).find((s) => s === text.toLowerCase())
  if (found) return found
  throw invalid(words.neitherOnNorOff(text))
}
