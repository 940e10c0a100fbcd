import { badRow, badRows, failure } from '../../../core/errors.js'
import type { Text } from '../../../core/language.js'
import { createCsvReader } from './csv.js'
import { createArrayReader, createLineReader, type JsonRecord } from './json.js'
import type { Source } from './source.js'
import { textOf } from './text.js'

/**
 * One record of a file: the line where it begins, counted from 1, and a cell for each column; undefined where JSON has
 * none.
 */
export interface TableRecord {
  line: number
  cells: (string | undefined)[]
  /** Why it cannot be read. */
  problem?: Text
}

export interface Records {
  /** As the file writes them; of JSON, those of the first object, and more where later ones have more. */
  columns: string[]
  isJson: boolean
  /** By some hundreds: one by one costs more than reading them. */
  chunks: AsyncGenerator<TableRecord[]>
}

/**
 * The records of a table as people have it, told by what is in it: a JSON array, JSON Lines, or CSV with commas,
 * semicolons, tabs or what its first line `sep=X` says. Undefined where there is none. Streams: memory does not grow
 * with the file.
 */
export async function openRecords(source: Source): Promise<Records | undefined> {
  const pieces = textOf(source)
  let start = ''
  while (!isWholeLine(start)) {
    const next = await pieces.next()
    if (next.done) break
    start += next.value
  }
  if (start.trim() === '') return undefined
  const rest = withStart(start, pieces)
  if (/^\s*\[\s*([{\]]|$)/.test(start)) return fromJson(createArrayReader(), rest)
  if (/^\s*\{/.test(start)) return fromJson(createLineReader(), rest)
  return fromCsv(start, rest)
}

/** The first line is enough to tell what a file is; of a file without lines, this much. */
const MOST_TOLD = 2 ** 20
const isWholeLine = (text: string) => text.length > MOST_TOLD || endOfLine(text, firstLine(text)) !== -1

async function* withStart(start: string, pieces: AsyncGenerator<string>): AsyncGenerator<string> {
  yield start
  yield* pieces
}

async function fromCsv(start: string, pieces: AsyncGenerator<string>): Promise<Records | undefined> {
  const said = /^"?sep=(.)"?(\r\n|\n|\r)/i.exec(start)
  const separator = said?.[1] ?? separatorOf(start)
  const reader = createCsvReader(separator)
  async function* read(): AsyncGenerator<TableRecord[]> {
    for await (const text of pieces) yield reader.read(text)
    yield reader.end()
  }
  const chunks = read()
  let isSaid = said !== null
  for (;;) {
    const next = await chunks.next()
    if (next.done) return undefined
    const rows = next.value
    for (let i = 0; i < rows.length; i++) {
      const { line, cells, problem } = rows[i] as TableRecord
      if (cells.every((cell) => (cell ?? '').trim() === '')) continue
      if (isSaid) {
        isSaid = false
        continue
      }
      if (problem) throw badRows([badRow(line, cells.join(separator), failure('INVALID', problem))])
      return { columns: cells.map((cell) => cell ?? ''), isJson: false, chunks: withFirst(rows.slice(i + 1), chunks) }
    }
  }
}

async function* withFirst(first: TableRecord[], chunks: AsyncGenerator<TableRecord[]>): AsyncGenerator<TableRecord[]> {
  yield first
  yield* chunks
}

/** Where the first line with something in it begins. */
const firstLine = (text: string): number => Math.max(0, text.search(/[^\r\n ]/))

/** Where the line that begins at `from` ends, quotes holding it together; -1 where the text ends before. */
function endOfLine(text: string, from: number): number {
  let quoted = false
  for (let at = from; at < text.length; at++) {
    const sign = text[at]
    if (sign === '"') quoted = !quoted
    else if (!quoted && (sign === '\n' || sign === '\r')) return at
  }
  return -1
}

/** What stands most often in the first line, outside quotes. */
function separatorOf(start: string): string {
  const from = firstLine(start)
  const end = endOfLine(start, from)
  const header = start.slice(from, end === -1 ? undefined : end).replace(/"[^"]*"/g, '')
  const count = (sign: string) => header.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

async function fromJson(
  reader: { read(text: string): JsonRecord[]; end(): JsonRecord[] },
  pieces: AsyncGenerator<string>,
): Promise<Records> {
  const columns: string[] = []
  const places = new Map<string, number>()
  function recordOf({ line, values, problem }: JsonRecord): TableRecord {
    const cells: (string | undefined)[] = new Array(columns.length)
    for (const [name, value] of Object.entries(values)) {
      const place = places.get(name) ?? columns.push(name) - 1
      places.set(name, place)
      cells[place] = cellOf(value)
    }
    return problem ? { line, cells, problem } : { line, cells }
  }
  async function* read(): AsyncGenerator<TableRecord[]> {
    for await (const text of pieces) yield reader.read(text).map(recordOf)
    yield reader.end().map(recordOf)
  }
  // The first object tells the columns.
  const chunks = read()
  for (;;) {
    const next = await chunks.next()
    if (next.done) return { columns, isJson: true, chunks }
    if (next.value.length > 0) return { columns, isJson: true, chunks: withFirst(next.value, chunks) }
  }
}

/** Values of an export come back as its cells would: a thing by its name, a number or null as text. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return String(value)
  const { name, username } = value as { name?: unknown; username?: unknown }
  return String(username ?? name ?? '')
}
