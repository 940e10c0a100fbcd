import type { Written } from '../../command/command.js'
import type { Context } from '../../command/context.js'
import type { Format } from '../../command/globals.js'
import { failure } from '../../core/errors.js'
import { forPeople, jsonElements, jsonOf, rowLines, tableOf, thingsOf } from './format.js'

/** Throws USAGE for `--fields` or a format that this command cannot give: before anything is done. */
export function checkOutput<R, T>(spec: Written<R, T>, ctx: Context): void {
  const { fields } = ctx.globals
  const names = spec.listing?.fields.map((f) => f.name) ?? []
  const unknown = fields?.find((f) => !names.includes(f))
  if (unknown !== undefined) {
    throw failure(
      'USAGE',
      { en: `There is no field '${unknown}' here.`, fr: `Il n'y a pas de champ « ${unknown} » ici.` },
      { say: names.join(', ') || '—' },
    )
  }
  if (formatOf(spec, ctx) === 'ids' && !names.includes('id')) {
    throw failure('USAGE', { en: 'What this command answers has no ids.', fr: "Ce que répond cette commande n'a pas d'identifiants." })
  }
}

/** The format asked for, else what the command is best shown in. */
const formatOf = <R, T>(spec: Written<R, T>, { globals }: Context): Format =>
  globals.formatIsDefault ? (spec.format ?? globals.format) : globals.format

/** Writes a command's result to stdout in the format asked for. */
export async function writeResult<R, T>(spec: Written<R, T>, result: R, ctx: Context): Promise<void> {
  if (isStream<T>(result)) return writeStream(spec, result, ctx)
  const { out } = ctx.host
  const format = formatOf(spec, ctx)
  const rows = spec.rowsOf?.(result) ?? thingsOf<T>(result)
  if (format === 'json') out.write(jsonOf(result, ctx))
  else if (format === 'table') await show(await forPeople(spec, result, rows, format, ctx), ctx)
  else out.write((await rowLines(spec, rows, format, ctx)) ?? (await forPeople(spec, result, rows, format, ctx)))
}

/** Writes text for people; what is longer than the terminal goes through a pager, where somebody sits at it. */
async function show(text: string, ctx: Context): Promise<void> {
  const { out } = ctx.host
  const isLong = ctx.interactive && !ctx.globals.plainPrompts && out.rows !== undefined && text.split('\n').length > out.rows
  if (isLong) await ctx.disconnect() // no connection is held while somebody reads
  if (isLong && (await (await import('../../terminal/prompt/pager.js')).page(text, ctx.host))) return
  out.write(text)
}

const isStream = <T>(result: unknown): result is AsyncIterable<T> =>
  typeof result === 'object' && result !== null && Symbol.asyncIterator in result

/** Rows that are written at a time. */
const CHUNK = 500

/** Writes rows as they come. A table is laid out by all of its rows: it is for people, and waits for the last. */
async function writeStream<R, T>(spec: Written<R, T>, rows: AsyncIterable<T>, ctx: Context): Promise<void> {
  const { out } = ctx.host
  const format = formatOf(spec, ctx)
  let chunk: T[] = []
  let written = 0
  const flush = async () => {
    const isFirst = written === 0
    out.write(format === 'json' ? jsonElements(chunk, isFirst, ctx) : ((await rowLines(spec, chunk, format, ctx, isFirst)) ?? ''))
    written += chunk.length
    chunk = []
    await out.drained()
  }
  for await (const row of rows) {
    chunk.push(row)
    if (chunk.length >= CHUNK && format !== 'table') await flush()
    if (!out.isOpen()) return
  }
  if (format === 'table') return show(await tableOf(spec, chunk, ctx), ctx)
  if (chunk.length > 0 || written === 0) await flush()
  if (format === 'json' && written > 0) out.write('\n]\n')
}
