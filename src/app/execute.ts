import type { AnySpec } from '../command/command.js'
import type { Context } from '../command/context.js'
import type { Words } from '../command/param.js'
import { EXIT, HelpdeskError } from '../core/errors.js'
import { readInput } from './input.js'
import { checkOutput, writeResult } from './output.js'

/** Runs one command on the words of its command line, and answers its exit code. What it cannot answer with is refused before anything is done. */
export async function execute(spec: AnySpec, words: Words, ctx: Context): Promise<number> {
  checkOutput(spec, ctx)
  const result = await runOn(spec, words, ctx)
  await writeResult(spec, result, ctx)
  await spec.written?.(ctx, result)
  const failed = spec.failed?.(result)
  return failed ? EXIT[failed] : 0
}

async function runOn(spec: AnySpec, words: Words, ctx: Context): Promise<unknown> {
  try {
    await spec.prepare?.(ctx, words)
    return await spec.run(ctx, await readInput(spec, words, ctx))
  } catch (error) {
    await spec.failing?.(ctx, words, error).catch((second: unknown) => {
      if (!(second instanceof HelpdeskError)) throw second
      ctx.notice(second.text) // what failed first is what is reported
    })
    throw error
  }
}
