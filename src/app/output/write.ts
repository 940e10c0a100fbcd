import type { Written } from '../../command/command.js'
import type { Context } from '../../command/context.js'
import type { Format } from '../../command/globals.js'
import { failure } from '../../core/errors.js'
import { common } from '../../core/words.js'
import type { Host } from '../../machine/host.js'
import { inertJson } from '../../terminal/inert.js'
import { words } from '../words.js'
import { CHUNK, forPeople, jsonElements, jsonEnd, jsonOf, picker, rowLines, tableOf, thingsOf } from './format.js'

/** Throws USAGE for `--fields` or a format that this command cannot give: before anything is done. */
export function checkOutput<R, T>(spec: Written<R, T>, ctx: Context): void {
  const { fields } = ctx.globals
  const names = spec.listing?.fields.map((f) => f.name) ?? []
  const unknown = fields?.find((f) => !names.includes(f))
  if (unknown !== undefined) {
    throw failure('USAGE', common.noField(unknown), { say: names.join(', ') || '—' })
  }
  if (ctx.globals.excel && (formatOf(spec, ctx) !== 'csv' || !spec.listing))
    throw notForExcel(spec.listing !== undefined)
  if (formatOf(spec, ctx) === 'ids' && (!names.includes('id') || spec.listing?.ids)) {
    throw failure('USAGE', words.noIds)
  }
}

const notForExcel = (hasRows: boolean) =>
  hasRows ? failure('USAGE', words.excelIsCsv, { say: '--excel -o csv' }) : failure('USAGE', words.noTable)

/** The format asked for, else what the command is best shown in. */
const formatOf = <R, T>(spec: Written<R, T>, { globals }: Context): Format =>
  globals.formatIsDefault ? (spec.format ?? globals.format) : globals.format

/** Writes a command's result to stdout in the format asked for. */
export async function writeResult<R, T>(written: Written<R, T>, result: R, ctx: Context): Promise<void> {
  const spec = written.listingOf ? { ...written, listing: written.listingOf(result) } : written
  const format = formatOf(spec, ctx)
  const alone = spec.alone?.(result)
  if (alone !== undefined) return write([`${/^jsonl?$/.test(format) ? asJson(result, format) : alone}\n`], ctx)
  const isTable = format === 'table'
  if (isStream<T>(result))
    return (isTable ? show : write)(isTable ? tableOf(spec, result, ctx) : streamed(spec, result, format, ctx), ctx)
  const rows = spec.rowsOf?.(result) ?? thingsOf<T>(result)
  if (format === 'json') await write(jsonOf(spec, result, ctx), ctx)
  else if (isTable && spec.paged !== false) await show(forPeople(spec, result, rows, format, ctx), ctx)
  else
    await write(
      spec.listing || format === 'jsonl'
        ? inLines(spec, rows, format, ctx)
        : forPeople(spec, result, rows, format, ctx),
      ctx,
    )
}

const asJson = <R>(result: R, format: Format): string =>
  inertJson(JSON.stringify(result, null, format === 'json' ? 2 : undefined))

type Pieces = Iterable<string> | AsyncIterable<string>

/** Writes no faster than somebody reads, and no further. */
async function write(pieces: Pieces, { host: { out } }: Context): Promise<void> {
  for await (const piece of pieces) {
    out.write(piece)
    await out.drained()
    if (!out.isOpen()) return
  }
}

/**
 * Writes a text for somebody at a terminal: through a pager where it is longer than the screen; `before` is done first.
 */
export async function showText(text: string, host: Host, before: () => Promise<void> = async () => {}): Promise<void> {
  const isLong = text.split('\n').length > (host.out.rows ?? Number.POSITIVE_INFINITY)
  if (isLong) {
    await before()
    if (await (await import('../../terminal/prompt/pager.js')).page(text, host)) return
  }
  host.out.write(text)
}

/** Writes text for people; what is longer than the terminal goes through a pager, where somebody sits at it. */
async function show(pieces: Pieces, ctx: Context): Promise<void> {
  const { out } = ctx.host
  if (!ctx.interactive || ctx.globals.plainPrompts || out.rows === undefined) return write(pieces, ctx)
  let text = ''
  for await (const piece of pieces) text += piece
  await showText(text, ctx.host, () => ctx.disconnect()) // no connection is held while somebody reads
}

const isStream = <T>(result: unknown): result is AsyncIterable<T> =>
  typeof result === 'object' && result !== null && Symbol.asyncIterator in result

/** Rows as they come. */
async function* streamed<R, T>(
  spec: Written<R, T>,
  rows: AsyncIterable<T>,
  format: Format,
  ctx: Context,
): AsyncGenerator<string> {
  let chunk: T[] = []
  let written = 0
  const flush = async () => {
    const isFirst = written === 0
    written += chunk.length
    const text =
      format === 'json'
        ? jsonElements(chunk, isFirst, picker(spec.listing, ctx))
        : ((await rowLines(spec, chunk, format, ctx, isFirst)) ?? '')
    chunk = []
    return text
  }
  for await (const row of rows) {
    chunk.push(row)
    if (chunk.length >= CHUNK) yield await flush()
  }
  if (chunk.length > 0 || (written === 0 && format !== 'json')) yield await flush()
  if (format === 'json') yield `${jsonEnd(written)}\n`
}

/** A line for each of the rows that are there. */
async function* inLines<R, T>(
  spec: Written<R, T>,
  rows: readonly T[],
  format: Format,
  ctx: Context,
): AsyncGenerator<string> {
  for (let i = 0; i === 0 || i < rows.length; i += CHUNK) {
    yield (await rowLines(spec, rows.slice(i, i + CHUNK), format, ctx, i === 0)) ?? ''
  }
}
