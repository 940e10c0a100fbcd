import { askChanges } from '../../command/asking/changes.js'
import type { Context } from '../../command/context.js'
import type { One } from '../../command/params/kinds.js'
import type { LookupKind } from '../lookup.js'
import { lookupListing } from '../render/lookups.js'
import { showLookup } from '../services/lookups.js'
import { otherName, ownOptions } from './params.js'

/** Where no option says what to change of a status, priority or category, asks, with what it is now. */
export async function askLookup(
  ctx: Context,
  kind: LookupKind,
  words: Record<string, string | undefined>,
  named: string,
): Promise<void> {
  if (Object.entries(words).some(([key, word]) => key !== 'lookup' && word !== undefined)) return
  const found = await showLookup(await ctx.session(), kind, named)
  const present = found as unknown as Record<string, string | number | null>
  const options: Record<string, One<unknown>> = { name: otherName(kind), ...ownOptions(kind) }
  const { fields } = lookupListing(kind)
  await askChanges(
    ctx,
    words,
    Object.entries(options).map(([key, { parse, complete, summary }]) => {
      const label = fields.find((f) => f.name === key)?.title ?? summary
      const choices = (complete?.words ?? []).map((name) => ({ name, value: name }))
      return {
        key,
        label,
        present: String(present[key] ?? ''),
        ask: (initial: string) =>
          choices.length > 0
            ? ctx.ask.choice(label, `--${key}`, choices, initial)
            : ctx.ask.line(label, `--${key}`, { initial, parse }),
      }
    }),
  )
}
