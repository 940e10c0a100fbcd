import { confirmed } from '../../command/asking/confirm.js'
import type { Context } from '../../command/context.js'
import { inEach } from '../../core/language.js'
import type { Change, ChangeId, DryRun } from '../../history/change.js'
import { shortId } from '../../history/change.js'
import { inert } from '../../terminal/inert.js'
import { dateTime } from '../../terminal/time.js'
import { wrap } from '../../terminal/width.js'
import type { UndoItem } from '../audit.js'
import { sentence } from '../render/sentence.js'
import { undoCount } from '../render/undo.js'
import { summaryOf } from '../services/changes.js'
import { rehearseUndo, undoChange } from '../services/undo/undo-change.js'
import { words } from '../words.js'
import { sayLockedOut } from './locked-out.js'

export type Undone = Change<UndoItem> | DryRun<UndoItem>

/** Which change it is about, on lines that a terminal does not break. */
async function tell(ctx: Context, id: ChangeId): Promise<void> {
  const change = await summaryOf(await ctx.session(), id)
  const saying = { lang: ctx.lang, say: (text: { en: string; fr: string }) => text[ctx.lang] }
  const facts = [shortId(id), dateTime(change.at, ctx), ...(change.actor ? [inert(change.actor.username)] : [])]
  const text = words.thisChange(facts.join('  '), sentence(change, saying))[ctx.lang]
  for (const line of wrap(text, ctx.host.err.columns ?? Number.POSITIVE_INFINITY).split('\n'))
    ctx.notice(inEach(() => line))
}

/**
 * Undoes a change, for whoever may: what cannot be is refused before anything is asked; else it shows what, when and on
 * how many things, and asks.
 */
export async function askAndUndo(ctx: Context, id: ChangeId): Promise<Undone> {
  if (!ctx.globals.yes) {
    const { plan, failure } = await rehearseUndo(await ctx.session(), id)
    if (failure) throw failure
    await tell(ctx, id)
    const things = inEach((lang) => undoCount(plan.items, { say: (text) => text[lang] }))
    await confirmed(
      ctx,
      inEach((lang) => words.confirmUndo(things[lang])[lang]),
    )
  }
  const done = await undoChange(await ctx.session(), id)
  sayLockedOut(ctx, done.items)
  return done
}

/** What that would come to; it ends as the undo would, by `refusal` of what that fails with. */
export async function planUndo(
  ctx: Context,
  id: ChangeId,
  refusal: (error: unknown) => Promise<unknown> = async (error) => error,
): Promise<Undone> {
  const { plan, failure } = await rehearseUndo(await ctx.session(), id)
  if (ctx.host.out.isTerminal) await tell(ctx, id)
  if (failure) ctx.failure = (await refusal(failure)) as typeof failure
  sayLockedOut(ctx, plan.items)
  return { ...plan, dryRun: true }
}
