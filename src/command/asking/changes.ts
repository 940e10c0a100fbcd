import { failure, WentBack } from '../../core/errors.js'
import type { Text } from '../../core/language.js'
import type { Context } from '../context.js'
import { words } from '../words.js'

/** Something of a thing that can be changed. */
export interface Changeable {
  /** The option that changes it, as a parameter's name. */
  key: string
  label: Text
  /** What it is now, as the option takes it. */
  present: string
  /** A value as people read it; without it, as it is. */
  shown?(value: string): string
  ask(initial: string): Promise<string>
}

const END = ''

/**
 * Lets somebody at the terminal choose what to change, with the present values, until nothing more is to be. Each
 * answer is put among the words of the options at once, so that a command that is interrupted knows of it. Esc goes
 * back to the choice.
 */
export async function askChanges(
  ctx: Context,
  changed: Record<string, string | undefined>,
  all: readonly Changeable[],
): Promise<void> {
  for (;;) {
    const answered = all.some(({ key }) => changed[key] !== undefined)
    const choices = all.map(({ key, label, present, shown = (value) => value }) => ({
      name: label[ctx.lang],
      value: key,
      facts: shown(changed[key] ?? present).split('\n')[0] ?? '',
    }))
    const end = { name: (answered ? words.saveChanges : words.changeNothing)[ctx.lang], value: END }
    // Enter at once changes nothing yet: it begins with the first thing to change.
    const next = await ctx.ask.choice(
      words.whatToChange,
      options(all),
      answered ? [end, ...choices] : [...choices, end],
    )
    if (next === END && !answered) throw failure('INTERRUPTED', words.leftAsItIs)
    if (next === END) return
    const chosen = all.find(({ key }) => key === next)
    if (!chosen) continue
    try {
      const answer = await chosen.ask(changed[chosen.key] ?? chosen.present)
      if (answer === chosen.present) delete changed[chosen.key]
      else changed[chosen.key] = answer
    } catch (error) {
      if (!(error instanceof WentBack)) throw error
      if (error.written && error.written !== chosen.present) changed[chosen.key] = error.written
    }
  }
}

const options = (all: readonly Changeable[]): string => all.map(({ key }) => `--${key}`).join(', ')
