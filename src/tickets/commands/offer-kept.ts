import type { Context } from '../../command/context.js'
import type { Text } from '../../core/language.js'
import { beginning } from '../../machine/drafts/kept.js'
import { inert } from '../../terminal/inert.js'
import { createStyle } from '../../terminal/style.js'
import { dateTime } from '../../terminal/time.js'
import { questionWords } from '../words/questions.js'

interface Kept {
  id: string
  /** ISO 8601. */
  at: string
  text: string
}

/** What is asked about one of them, and about several. */
export interface GoOn {
  one(at: string, beginning: string): Text
  several(count: number): Text
}

/**
 * Asks which of what was begun, the newest first, is to be gone on with; undefined: none, and all stay kept. With
 * `--yes` the newest.
 */
export async function offerKept<T extends Kept>(
  ctx: Context,
  all: readonly T[],
  { one, several }: GoOn,
): Promise<T | undefined> {
  const [newest, ...others] = all
  if (!newest || ctx.globals.yes) return newest
  const { lang, host } = ctx
  const style = createStyle({ lang, width: 80, now: host.now(), color: 0 })
  const textOf = ({ text }: T) => inert(beginning(text)) || '…'
  if (others.length === 0)
    return (await ctx.ask.confirm(one(dateTime(newest.at, style), textOf(newest)), true)) ? newest : undefined
  const choices = all.map((d) => ({ name: textOf(d), value: d.id, facts: dateTime(d.at, style) }))
  const none = { name: questionWords.newOne[lang], value: '' }
  const chosen = await ctx.ask.choice(several(all.length), '--yes', [...choices, none], newest.id)
  return all.find((d) => d.id === chosen)
}
