import { askChanges, type Changeable } from '../../command/asking/changes.js'
import type { Context } from '../../command/context.js'
import { WentBack } from '../../core/errors.js'
import type { Text } from '../../core/language.js'
import { lookupChoices } from '../../lookups/services/lookups.js'
import type { Ask } from '../../terminal/ask.js'
import { labelOf } from '../fields.js'
import { EDITABLE, mayEditTicket } from '../services/edit.js'
import type { Ticket } from '../ticket.js'
import { offerText } from './kept-text.js'

/** What somebody saw of a ticket before he was asked: what his answers are about. */
export const seenAtQuestions = new WeakMap<Context, Ticket>()

/** Where no option says what to change of a ticket, asks, with what it is now. FORBIDDEN before anything is asked. */
export async function askEdit(
  ctx: Context,
  words: Record<string, string | boolean | undefined>,
  { ticket: id }: { ticket: number },
): Promise<void> {
  if (Object.entries(words).some(([key, word]) => key !== 'ticket' && key !== 'dryRun' && word !== undefined)) return
  const session = await ctx.session()
  const ticket = await mayEditTicket(session, id)
  seenAtQuestions.set(ctx, ticket)
  const kinds = EDITABLE.flatMap(({ names }) => names ?? [])
  const choicesOf = async (kind: (typeof kinds)[number]) => [kind, await lookupChoices(session, kind)] as const
  const lookups = Object.fromEntries(await Promise.all(kinds.map(choicesOf)))
  const changeable = ({ name, option, names, parse, lines, current }: (typeof EDITABLE)[number]): Changeable => {
    const label = labelOf(name as keyof Ticket)
    const present = current(ticket)
    const value = String(present.value ?? '')
    if (names) {
      const choices = lookups[names] ?? []
      const shown = (id: string) => choices.find((c) => c.value === id)?.name ?? present.name ?? ''
      return {
        key: option,
        label,
        present: value,
        shown,
        ask: (initial) => ctx.ask.choice(label, `--${option}`, choices, initial),
      }
    }
    if (lines !== 'many')
      return { key: option, label, present: value, ask: (initial) => askLine(ctx, label, option, { initial, parse }) }
    const ask = async (initial: string) => {
      const begun = initial === value ? await offerText(ctx, { kind: 'description', ticket: id }) : undefined
      return ctx.ask.text(label, `--${option}`, { initial: begun ?? initial, parse })
    }
    return { key: option, label, present: value, ask }
  }
  await askChanges(ctx, words as Record<string, string | undefined>, EDITABLE.map(changeable))
}

/** Esc leaves a line as it was before the question; only a text is too long to be typed again. */
async function askLine(ctx: Context, label: Text, option: string, more: Parameters<Ask['line']>[2]): Promise<string> {
  try {
    return await ctx.ask.line(label, `--${option}`, more)
  } catch (error) {
    throw error instanceof WentBack ? new WentBack('', error) : error
  }
}
