import { askChanges, type Changeable } from '../../command/asking/changes.js'
import type { Context } from '../../command/context.js'
import { lookupChoices } from '../../lookups/services/lookups.js'
import { labelOf } from '../fields.js'
import { EDITABLE, mayEditTicket } from '../services/edit.js'
import type { Ticket } from '../ticket.js'

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
    const ask = lines === 'many' ? ctx.ask.text : ctx.ask.line
    return { key: option, label, present: value, ask: (initial) => ask(label, `--${option}`, { initial, parse }) }
  }
  await askChanges(ctx, words as Record<string, string | undefined>, EDITABLE.map(changeable))
}
