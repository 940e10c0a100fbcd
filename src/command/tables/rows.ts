import { CsvError, parse } from 'csv-parse'
import { badRows, failure, type HelpdeskError } from '../../core/errors.js'
import type { Text } from '../../core/language.js'
import { counted } from '../../core/number.js'
import type { Context } from '../context.js'
import { textOf } from './file-text.js'

/** One record of a file: the line where it begins, counted from 1, and its values by column. */
export interface TableRow {
  line: number
  values: Record<string, string>
  /** Why it cannot be read. */
  problem?: Text
}

export interface Table {
  /** As the header names them, in lower case; of JSON Lines, those of its first record. */
  columns: string[]
  /** By some hundreds: one by one costs more than reading them. */
  rows: AsyncIterable<TableRow[]>
}

/**
 * Reads a table as people have it: CSV with commas, semicolons or tabs, with or without a byte order mark, the header in any order (RFC 4180
 * otherwise); or, where the name ends in .jsonl, one JSON object a line. `-` is standard input. Streams: memory does not grow with the file.
 * Throws INVALID for what is no UTF-8, no table, or has rows of another length.
 */
export async function readRows(ctx: Context, file: string): Promise<Table> {
  const chunks = await textOf(ctx, file)
  const first = await chunks.next()
  const start = first.done ? '' : first.value
  const records = /\.(jsonl|ndjson)$/i.test(file) ? jsonRows(start, chunks) : csvRows(start, chunks, file)
  const { done, value: head } = await records.next()
  const columns = done ? [] : (head as string[])
  if (columns.length === 0) throw noTable(file)
  const twice = columns.find((name, i) => columns.indexOf(name) !== i)
  if (twice !== undefined) throw columnTwice(twice)
  return { columns, rows: records as AsyncGenerator<TableRow[]> }
}

/** The columns first, then the rows, by some hundreds. */
type Records = AsyncGenerator<string[] | TableRow[], void>
const CHUNK = 500

async function* csvRows(start: string, chunks: AsyncGenerator<string>, file: string): Records {
  const parser = parse({ delimiter: delimiterOf(start), relax_column_count: true })
  feed(parser, start, chunks)
  let columns: string[] | undefined
  try {
    let rows: TableRow[] = []
    let next = 1
    for await (const record of parser as AsyncIterable<string[]>) {
      // The parser can tell lines too, at a tenth of the time that the whole import takes.
      const line = next
      next += 1 + record.reduce((n, cell) => n + lineBreaksIn(cell), 0)
      if (record.length === 1 && record[0] === '') continue // an empty line
      if (!columns) {
        columns = record.map((name) => name.trim().toLowerCase())
        yield columns
        continue
      }
      rows.push(rowOf(columns, record, line))
      if (rows.length < CHUNK) continue
      yield rows
      rows = []
    }
    if (rows.length > 0) yield rows
  } catch (error) {
    throw isCsvError(error)
      ? badRows([{ line: error.lines ?? 1, value: '', code: 'INVALID', text: malformed(COMPLAINTS[error.code] ?? NO_CSV) }])
      : error
  }
  if (!columns) throw noTable(file)
}

function rowOf(columns: readonly string[], record: readonly string[], line: number): TableRow {
  const values: Record<string, string> = {}
  for (let i = 0; i < columns.length; i++) values[columns[i] as string] = asWritten(record[i] ?? '')
  return record.length === columns.length ? { line, values } : { line, values, problem: wrongLength(record.length, columns.length) }
}

/** Takes away the apostrophe with which an export keeps a spreadsheet from running a cell: see `render/csv.ts`. */
const asWritten = (cell: string) => (cell.startsWith("'") && /^'+[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell)

const isCsvError = (error: unknown): error is CsvError & { lines?: number } => error instanceof CsvError
const lineBreaksIn = (cell: string) => (cell.includes('\n') ? cell.split('\n').length - 1 : 0)

/** Hands the text to the parser as it takes it; an error in reading ends both. */
async function feed(parser: ReturnType<typeof parse>, start: string, chunks: AsyncGenerator<string>): Promise<void> {
  try {
    parser.write(start)
    for await (const chunk of chunks) if (!parser.write(chunk)) await new Promise((resume) => parser.once('drain', resume))
    parser.end()
  } catch (error) {
    parser.destroy(error as Error)
  }
}

/** What stands most often in the first line, outside quotes. */
function delimiterOf(start: string): string {
  const header = (start.split(/\r?\n/).find((line) => line.trim() !== '') ?? '').replace(/"[^"]*"/g, '')
  const count = (sign: string) => header.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

async function* jsonRows(start: string, chunks: AsyncGenerator<string>): Records {
  let line = 0
  let columns: string[] | undefined
  let rows: TableRow[] = []
  for await (const text of linesOf(start, chunks)) {
    line++
    if (text.trim() === '') continue
    const row = { line, ...objectOf(text) }
    if (!columns) {
      columns = Object.keys(row.values)
      yield columns
    }
    rows.push(row)
    if (rows.length < CHUNK) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
}

async function* linesOf(start: string, chunks: AsyncGenerator<string>): AsyncGenerator<string> {
  let rest = start
  for (;;) {
    const lines = rest.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
    const next = await chunks.next()
    if (next.done) break
    rest += next.value
  }
  if (rest !== '') yield rest
}

/** Values of an export come back as its cells would: a thing by its name, a number or null as text. */
function objectOf(text: string): Omit<TableRow, 'line'> {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return { values: { text }, problem: malformed(NO_JSON) }
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return { values: { text }, problem: malformed(NO_OBJECT) }
  return { values: Object.fromEntries(Object.entries(parsed).map(([key, value]) => [key.toLowerCase(), cellOf(value)])) }
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return String(value)
  const { name, username } = value as { name?: unknown; username?: unknown }
  return String(username ?? name ?? '')
}

const malformed = ({ en, fr }: Text): Text => ({ en: `This is not understood: ${en}.`, fr: `Ceci n’est pas compris : ${fr}.` })

/** What the parser of CSV finds wrong, by its codes. */
const COMPLAINTS: Record<string, Text> = {
  CSV_QUOTE_NOT_CLOSED: { en: 'a quote is not closed', fr: 'un guillemet n’est pas fermé' },
  CSV_INVALID_CLOSING_QUOTE: { en: 'something follows a closing quote', fr: 'quelque chose suit un guillemet fermant' },
  INVALID_OPENING_QUOTE: { en: 'a quote begins within a value', fr: 'un guillemet commence au milieu d’une valeur' },
}
const NO_CSV: Text = { en: 'it is no CSV', fr: 'ce n’est pas du CSV' }
const NO_JSON: Text = { en: 'it is no JSON', fr: 'ce n’est pas du JSON' }
const NO_OBJECT: Text = { en: 'each line is an object, {"…": …}', fr: 'chaque ligne est un objet, {"…": …}' }

const wrongLength = (found: number, expected: number): Text => ({
  en: `It has ${counted(found).en} values, the header ${counted(expected).en}.`,
  fr: `Elle a ${counted(found).fr} valeurs, l’en-tête ${counted(expected).fr}.`,
})

const noTable = (file: string): HelpdeskError =>
  failure('INVALID', {
    en: `There is no table in '${file}': its first line must name the columns.`,
    fr: `Il n'y a pas de tableau dans « ${file} » : sa première ligne doit nommer les colonnes.`,
  })

const columnTwice = (name: string) =>
  failure('INVALID', { en: `The column '${name}' is there twice.`, fr: `La colonne « ${name} » y est deux fois.` })
