import type { AnySpec } from './command.js'
import type { Context } from './context.js'
import { readInput } from './input.js'
import { checkOutput, writeResult } from './output.js'

/** Runs one command on the words of its command line. What it cannot answer with is refused before anything is done. */
export async function execute(spec: AnySpec, raw: Record<string, unknown>, ctx: Context): Promise<void> {
  checkOutput(spec, ctx)
  const input = await readInput(spec, raw, ctx)
  await writeResult(spec, await spec.run(ctx, input), ctx)
}
