import type { AnySpec } from './command.js'
import type { Context } from './context.js'
import { EXIT } from './errors.js'
import { readInput } from './input.js'
import { checkOutput, writeResult } from './output.js'

/** Runs one command on the words of its command line, and answers its exit code. What it cannot answer with is refused before anything is done. */
export async function execute(spec: AnySpec, raw: Record<string, unknown>, ctx: Context): Promise<number> {
  checkOutput(spec, ctx)
  const input = await readInput(spec, raw, ctx)
  const result = await spec.run(ctx, input)
  await writeResult(spec, result, ctx)
  const failed = spec.failed?.(result)
  return failed ? EXIT[failed] : 0
}
