import type { Spec } from '../command/command.js'
import type { Context } from '../command/context.js'
import type { Words } from '../command/params/input.js'
import type { Params } from '../command/params/kinds.js'
import { EXIT, HelpdeskError } from '../core/errors.js'
import { readInput } from './input/read.js'
import { checkOutput, writeResult } from './output/write.js'

/**
 * Lives a command's life on the words of its line, in the order that `Spec` tells, and answers its exit code. What it
 * could not answer with is refused before anything is done.
 */
export async function execute<P extends Params, R, T>(
  spec: Spec<P, R, T>,
  words: Words<P>,
  ctx: Context,
): Promise<number> {
  checkOutput(spec, ctx)
  const result = await answer(spec, words, ctx)
  await writeResult(spec, result, ctx)
  ctx.sayNotices()
  await spec.afterWrite?.(ctx, result)
  if (ctx.failure) throw ctx.failure
  const failure = spec.exitCodeOf?.(result)
  return failure ? EXIT[failure] : 0
}

async function answer<P extends Params, R, T>(spec: Spec<P, R, T>, words: Words<P>, ctx: Context): Promise<R> {
  try {
    await spec.completeWords?.(ctx, words)
    return await spec.run(ctx, await readInput(spec, words, ctx))
  } catch (error) {
    await spec.onError?.(ctx, words, error).catch((second: unknown) => {
      if (!(second instanceof HelpdeskError)) throw second
      ctx.notice(second.text) // what failed first is what is reported
    })
    throw error
  }
}
