import type { Context } from '../../command/context.js'
import { inLanguage, typedAs } from '../../core/hint.js'
import { inEach } from '../../core/language.js'
import { userValue } from '../../identity/commands/offers.js'
import type { UndoItem } from '../audit.js'
import { words } from '../words.js'

/** At most this many are named. */
const MOST_NAMED = 3

/** No password is kept of an account that is deleted: it comes back without one. */
export function sayLockedOut(ctx: Context, items: readonly UndoItem[]): void {
  const back = items.filter((i) => i.entity === 'user' && i.field === 'deleted' && i.result === 'undone')
  if (back.length === 0) return
  const first = back.slice(0, MOST_NAMED)
  const names = first.map(({ id, name }) => name ?? String(id)).join(', ') + (back.length > first.length ? ', …' : '')
  const runs =
    back.length > first.length
      ? ['user enable <user>']
      : first.map(({ id, name }) => `user enable ${userValue({ id, username: name ?? '' })}`)
  const typed = (lang: typeof ctx.lang) =>
    runs.map((run) => inLanguage(typedAs(run, ctx.invocation()), lang)).join(', ')
  ctx.noticeAtEnd(inEach((lang) => words.lockedOut(names, back.length, typed(lang))[lang]))
}
