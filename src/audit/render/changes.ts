import { common } from '../../core/words.js'
import { shortId } from '../../history/change.js'
import { inert } from '../../terminal/inert.js'
import type { Style } from '../../terminal/style.js'
import { ago } from '../../terminal/time.js'
import type { ChangeSummary } from '../audit.js'
import { words } from '../words.js'
import { indented } from './indented.js'
import { sentence } from './sentence.js'

/** Two lines for each change: which, when and by whom; what. */
export function changeLines(changes: readonly ChangeSummary[], s: Style): string {
  if (changes.length === 0) return s.say(words.nothingChanged)
  return changes
    .map((c) => {
      const who = c.actor ? inert(c.actor.username) : s.say(common.outside)
      return `${inert(shortId(c.changeId))}  ${s.chalk.dim(`${ago(c.at, s)}  ${who}`)}\n${indented(sentence(c, s), s)}`
    })
    .join('\n')
}
