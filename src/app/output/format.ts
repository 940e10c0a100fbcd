import type { Written } from '../../command/command.js'
import type { Context } from '../../command/context.js'
import type { Format } from '../../command/globals.js'
import { inert, inertBlock, inertJson, tsvCell } from '../../terminal/inert.js'
import type { Field, Listing } from '../../terminal/listing.js'
import type { Style } from '../../terminal/style.js'
import type { Layout } from '../../terminal/table/table.js'

// What a result is in each format. Nothing is written here.

/** A list's things, a change's items, or the one thing there is. */
export function thingsOf<T>(result: unknown): T[] {
  if (result === null || result === undefined) return []
  const things = Array.isArray(result) ? result : itemsOf(result)
  return things ?? ([result] as T[])
}

const itemsOf = <R>(result: R) =>
  typeof result === 'object' && result !== null && 'items' in result && Array.isArray(result.items)
    ? result.items
    : undefined

/** Rows that become text together: a text of all of them may be longer than a text can be. */
export const CHUNK = 500

/**
 * A result as JSON, piece by piece, with only the fields asked for: of each thing in a list, of a change's items, of
 * the one thing.
 */
export function* jsonOf<R, T>(spec: Written<R, T>, result: R, ctx: Context): Generator<string> {
  const items = itemsOf(result)
  const pick = picker(spec.rowsOf ? undefined : spec.listing, ctx)
  if (Array.isArray(result)) yield* jsonList(result, pick)
  else if (items && typeof result === 'object') yield* jsonMembers(result ?? {}, pick)
  else yield inertJson(JSON.stringify(pick(result), null, 2) ?? 'null')
  yield '\n'
}

function* jsonMembers(object: object, pick: Pick): Generator<string> {
  const members = Object.entries(object).filter(([, value]) => value !== undefined)
  for (const [i, [key, value]] of members.entries()) {
    yield `${i === 0 ? '{' : ','}\n  ${JSON.stringify(key)}: `
    if (key === 'items' && Array.isArray(value)) yield* jsonList(value, pick, '  ')
    else yield inertJson(JSON.stringify(value, null, 2)).replaceAll('\n', '\n  ')
  }
  yield '\n}'
}

function* jsonList(rows: readonly unknown[], pick: Pick, indent = ''): Generator<string> {
  for (let i = 0; i < rows.length; i += CHUNK) yield jsonElements(rows.slice(i, i + CHUNK), i === 0, pick, indent)
  yield jsonEnd(rows.length, indent)
}

/** The next elements of a JSON array, as `JSON.stringify` would lay them out. */
export function jsonElements(rows: readonly unknown[], isFirst: boolean, pick: Pick, indent = ''): string {
  const items = rows.map((row) => inertJson(JSON.stringify(pick(row), null, 2)).replaceAll('\n', `\n${indent}  `))
  return `${isFirst ? '[' : ','}\n${indent}  ${items.join(`,\n${indent}  `)}`
}

/** What follows the last of so many. */
export const jsonEnd = (count: number, indent = ''): string => (count === 0 ? '[]' : `\n${indent}]`)

type Pick = (row: unknown) => unknown

/** What is written of a row: all of it, or the fields asked for; of one that is no key of it, as in the other formats. */
export const picker =
  <T>(listing: Listing<T> | undefined, { globals: { fields } }: Context): Pick =>
  (row) =>
    fields && typeof row === 'object' && row !== null
      ? Object.fromEntries(fields.map((f) => [f, fieldOf(row, f, listing)]))
      : row

function fieldOf<T>(row: object, name: string, listing: Listing<T> | undefined): unknown {
  const key = Object.entries(row).find(([key]) => key === name)
  return (key ? key[1] : listing?.fields.find((f) => f.name === name)?.plain(row as T)) ?? null
}

/**
 * A line for each row; undefined where the command answers with sentences only. `isFirst` is false where rows were
 * written before: then there is no header.
 */
export async function rowLines<R, T>(
  { listing }: Written<R, T>,
  rows: readonly T[],
  format: Format,
  ctx: Context,
  isFirst = true,
): Promise<string | undefined> {
  const { globals, host } = ctx
  if (format === 'jsonl') {
    const pick = picker(listing, ctx)
    return lines(rows.map((row) => inertJson(JSON.stringify(pick(row)))))
  }
  if (!listing) return undefined
  const fields = fieldsNamed(listing, format === 'ids' ? ['id'] : (globals.fields ?? namesOf(listing, format)))
  const absent = format === 'ids' ? 'null' : '' // a line of ids is never empty
  const cells = rows.map((row) => fields.map((f) => String(f.plain(row) ?? absent)))
  if (format === 'csv') {
    const { csvLines, FOR_ALL, FOR_EXCEL } = await import('../../command/tables/csv.js')
    const dialect = globals.excel ? FOR_EXCEL[globals.lang] : FOR_ALL
    const csv = csvLines([...(isFirst ? [fields.map((f) => f.name)] : []), ...cells], dialect)
    if (host.out.isTerminal) return inertBlock(csv)
    return isFirst ? dialect.mark + csv : csv
  }
  const safe = host.out.isTerminal ? inert : (text: string) => text
  return lines(cells.map((row) => row.map((cell) => safe(tsvCell(cell))).join('\t')))
}

const namesOf = <T>({ plain, csv = plain }: Listing<T>, format: Format) => (format === 'csv' ? csv : plain)

const lines = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('')

/** What a person reads; also what stands for tsv where a command answers with sentences. */
export async function* forPeople<R, T>(
  spec: Written<R, T>,
  result: R,
  rows: readonly T[],
  format: Format,
  ctx: Context,
): AsyncGenerator<string> {
  if (!spec.render || ctx.globals.fields) return yield* tableOf(spec, rows, ctx)
  const style = await styleOf(ctx)
  const text = spec.render(result, style)
  yield ended(format === 'table' ? (await import('../../terminal/width.js')).wrap(text, style.width) : text)
}

/** By so many rows a table is laid out where they come one by one: memory does not grow with the rest. */
const MEASURED = 1_000

/** Rows below the titles of their columns, or the sentence that there are none. */
export async function* tableOf<R, T>(
  { listing }: Written<R, T>,
  rows: readonly T[] | AsyncIterable<T>,
  ctx: Context,
): AsyncGenerator<string> {
  if (!listing) return
  const style = await styleOf(ctx)
  const { cellsOf, layOut, tellingColumns } = await import('../../terminal/table/table.js')
  const { fields: asked } = ctx.globals
  let fields = fieldsNamed(listing, asked ?? listing.table)
  /** Which columns tell something is seen for whoever sits there and asked for none. */
  const columns = !asked && ctx.host.out.isTerminal ? tellingColumns(fields) : undefined
  let layout: Layout | undefined
  let waiting: string[][] = []
  const drawn = () => {
    const isFirst = layout === undefined
    layout ??= layOut(waiting, fields, style, !asked)
    const text = lines([...(isFirst ? layout.head : []), ...waiting.map(layout.line)])
    waiting = []
    return text
  }
  const measured = Array.isArray(rows) ? Number.POSITIVE_INFINITY : MEASURED
  for await (const row of rows) {
    const cells = cellsOf(row, fields, style)
    if (!layout) columns?.see(cells)
    waiting.push(cells)
    if (waiting.length === (layout ? CHUNK : measured)) yield drawn()
  }
  // Of more rows than are measured nobody knows whether all are alike.
  if (!layout && columns) {
    fields = fields.filter((_, i) => columns.isTold(i))
    waiting = waiting.map((cells) => cells.filter((_, i) => columns.isTold(i)))
  }
  if (layout || waiting.length > 0) yield drawn()
  else yield ended(style.say(listing.empty))
}

const ended = (text: string) => (text === '' ? '' : `${text}\n`)

async function styleOf(ctx: Context): Promise<Style> {
  const { globals, host } = ctx
  const { createStyle } = await import('../../terminal/style.js')
  const width = host.out.columns ?? (Number(host.env.COLUMNS) || 80)
  return createStyle({
    ...ctx.invocation(),
    lang: globals.lang,
    width,
    rows: host.out.rows,
    now: host.now(),
    signs: globals.signs,
    color: globals.color,
  })
}

const fieldsNamed = <T>(listing: Listing<T>, names: readonly string[]): Field<T>[] =>
  names.flatMap((name) => listing.fields.filter((f) => f.name === name))
