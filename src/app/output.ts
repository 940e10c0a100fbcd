import type { AnySpec } from '../command/command.js'
import type { Context } from '../command/context.js'
import type { Format } from '../command/globals.js'
import { failure } from '../core/errors.js'
import { inert, inertBlock, inertJson, tsvCell } from '../terminal/inert.js'
import type { Field, Listing } from '../terminal/listing.js'

/** Throws USAGE for `--fields` or a format that this command cannot give: before anything is done. */
export function checkOutput(spec: AnySpec, ctx: Context): void {
  const { fields } = ctx.globals
  const names: string[] = spec.listing?.fields.map((f: Field<unknown>) => f.name) ?? []
  const unknown = fields?.find((f) => !names.includes(f))
  if (unknown !== undefined) {
    throw failure(
      'USAGE',
      { en: `There is no field '${unknown}' here.`, fr: `Il n'y a pas de champ « ${unknown} » ici.` },
      { say: names.join(', ') || '—' },
    )
  }
  if (formatFor(spec, ctx) === 'ids' && !names.includes('id')) {
    throw failure('USAGE', { en: 'What this command answers has no ids.', fr: "Ce que répond cette commande n'a pas d'identifiants." })
  }
}

/** The format asked for, else what the command is best shown in. */
const formatFor = (spec: AnySpec, { globals }: Context): Format =>
  globals.formatIsDefault ? (spec.format ?? globals.format) : globals.format

/** Writes a command's result to stdout in the format asked for. */
export async function writeResult(spec: AnySpec, result: unknown, ctx: Context): Promise<void> {
  if (isStream(result)) return writeStream(spec, result, ctx)
  const text = await format(spec, result, ctx)
  if (text !== '' && !(formatFor(spec, ctx) === 'table' && (await paged(text, ctx)))) ctx.host.out.write(text)
}

/** Shows what is longer than the terminal in a pager, where somebody sits at it; holds no connection while it is read. */
async function paged(text: string, ctx: Context): Promise<boolean> {
  const { out, env } = ctx.host
  if (!ctx.interactive || ctx.globals.plainPrompts || out.rows === undefined || text.split('\n').length <= out.rows) return false
  await ctx.disconnect()
  return (await import('../terminal/prompt/pager.js')).page(text, env)
}

const isStream = (result: unknown): result is AsyncIterable<unknown> =>
  typeof result === 'object' && result !== null && Symbol.asyncIterator in result

/** Rows that are written at a time. */
const CHUNK = 500

/** Writes rows as they come. A table is laid out by all of its rows: it is for people, and waits for the last. */
async function writeStream(spec: AnySpec, rows: AsyncIterable<unknown>, ctx: Context): Promise<void> {
  const { out } = ctx.host
  const chosen = formatFor(spec, ctx)
  if (chosen === 'table') {
    const all: unknown[] = []
    for await (const row of rows) all.push(row)
    return writeResult(spec, all, ctx)
  }
  let chunk: unknown[] = []
  let written = 0
  const flush = async () => {
    out.write(chosen === 'json' ? jsonPart(chunk, written === 0, ctx) : await format(spec, chunk, ctx, written === 0))
    written += chunk.length
    chunk = []
    await out.drained()
  }
  for await (const row of rows) {
    chunk.push(row)
    if (chunk.length === CHUNK) await flush()
    if (!out.isOpen()) return
  }
  if (chunk.length > 0 || written === 0) await flush()
  if (chosen === 'json' && written > 0) out.write('\n]\n')
}

/** The next elements of a JSON array, as `JSON.stringify` would lay them out. */
function jsonPart(rows: readonly unknown[], first: boolean, { globals }: Context): string {
  if (rows.length === 0) return '[]\n'
  const items = rows.map((row) => inertJson(JSON.stringify(pick(row, globals.fields), null, 2)).replaceAll('\n', '\n  '))
  return `${first ? '[\n  ' : ',\n  '}${items.join(',\n  ')}`
}

/** `first` is false where rows of the same result were written before: then there is no header. */
async function format(spec: AnySpec, result: unknown, ctx: Context, first = true): Promise<string> {
  const { globals, host } = ctx
  const rows = spec.rows?.(result) ?? rowsOf(result)
  const chosen = formatFor(spec, ctx)
  switch (chosen) {
    case 'json':
      return `${inertJson(JSON.stringify(picked(result, globals.fields), null, 2) ?? 'null')}\n`
    case 'jsonl':
      return lines(rows.map((row) => inertJson(JSON.stringify(pick(row, globals.fields)))))
    case 'ids':
      return lines(rows.map((row) => String((row as { id: unknown }).id)))
    case 'tsv':
    case 'csv': {
      if (!spec.listing) break
      const fields = fieldsNamed(spec.listing, globals.fields ?? spec.listing.plain)
      const cells = rows.map((row) => fields.map((f) => String(f.plain(row) ?? '')))
      if (chosen === 'tsv') {
        const safe = host.out.isTerminal ? inert : (text: string) => text
        return lines(cells.map((row) => row.map((cell) => safe(tsvCell(cell))).join('\t')))
      }
      const { csvLines } = await import('../command/tables/csv.js')
      const csv = csvLines([...(first ? [fields.map((f) => f.name)] : []), ...cells])
      return host.out.isTerminal ? inertBlock(csv) : csv
    }
  }
  return lines([await people(spec, result, rows, ctx)].filter((text) => text !== ''))
}

const lines = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('')

/** The format for people; also what stands for tsv where a command answers with sentences. */
async function people(spec: AnySpec, result: unknown, rows: unknown[], ctx: Context): Promise<string> {
  const { globals, host } = ctx
  const { createStyle } = await import('../terminal/style.js')
  const width = host.out.columns ?? (Number(host.env.COLUMNS) || 80)
  const style = createStyle({ lang: globals.lang, program: host.program, width, now: host.now(), color: globals.color })
  if (spec.render && !globals.fields) {
    const text = spec.render(result, style)
    return formatFor(spec, ctx) === 'table' ? (await import('../terminal/width.js')).wrap(text, width) : text
  }
  if (!spec.listing) return ''
  if (rows.length === 0) return style.say(spec.listing.empty)
  const { table } = await import('../terminal/table.js')
  return table(rows, fieldsNamed(spec.listing, globals.fields ?? spec.listing.table), style, !globals.fields)
}

/** A list's things, a change's items, or the one thing there is. */
function rowsOf(result: unknown): unknown[] {
  if (Array.isArray(result)) return result
  if (result === null || result === undefined) return []
  return hasItems(result) ? result.items : [result]
}

const hasItems = (result: unknown): result is { items: unknown[] } =>
  typeof result === 'object' && result !== null && Array.isArray((result as { items?: unknown }).items)

/** A result with only the fields asked for: of each thing in a list, of a change's items, of the one thing. */
function picked(result: unknown, fields: string[] | undefined): unknown {
  if (Array.isArray(result)) return result.map((row) => pick(row, fields))
  return hasItems(result) ? { ...result, items: result.items.map((row) => pick(row, fields)) } : pick(result, fields)
}

const pick = (row: unknown, fields: string[] | undefined): unknown =>
  fields && row ? Object.fromEntries(fields.map((f) => [f, (row as Record<string, unknown>)[f] ?? null])) : row

const fieldsNamed = (listing: Listing<unknown>, names: readonly string[]): Field<unknown>[] =>
  names.flatMap((name) => listing.fields.filter((f) => f.name === name))
