import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Context } from '../../command/context.js'
import { readRows, type TableRow } from '../../command/tables/rows.js'
import { type BadRow, failure, HelpdeskError } from '../../core/errors.js'
import { TICKET_FIELDS } from '../fields.js'
import type { Rows } from '../services/import/import.js'
import type { Checked, ImportRow } from '../services/import/row.js'

const FIELDS = TICKET_FIELDS.flatMap(({ name, given }) => (given ? [{ name, column: name.toLowerCase(), ...given }] : []))
const NEEDED = FIELDS.filter((f) => f.needed).map((f) => f.column)
/** Beside fields, a file may have keys of its own. */
const OPTIONAL = [...FIELDS.filter((f) => !f.needed).map((f) => f.column), 'key']
/** What an export holds and an import does not take: new tickets get numbers of their own. */
const LEFT_OUT = ['id', 'comments', 'attachments', 'history']

/** The rows of a file of tickets, to be read as often as needed. Throws USAGE for columns that are missing or unknown. */
export async function ticketRows(ctx: Context, file: string, ignored: readonly string[]): Promise<Rows> {
  if (file === '-') throw noFile()
  const { columns } = await readRows(ctx, file)
  const known = new Set([...NEEDED, ...OPTIONAL, ...LEFT_OUT, ...ignored.map((c) => c.toLowerCase())])
  const unknown = columns.filter((c) => !known.has(c))
  if (unknown.length > 0) throw unknownColumns(unknown)
  const absent = NEEDED.filter((c) => !columns.includes(c))
  if (absent.length > 0) throw missingColumns(absent)
  const taken = new Set(columns.filter((c) => !ignored.some((i) => i.toLowerCase() === c)))
  const open: Rows['read'] = async function* () {
    const { rows } = await readRows(ctx, file)
    for await (const chunk of rows) yield chunk.map((row) => checkedRow(row, taken, known))
  }
  return { read: open, bytes: (await stat(resolve(ctx.host.cwd, file))).size }
}

function checkedRow({ line, values, problem }: TableRow, taken: ReadonlySet<string>, known: ReadonlySet<string>): Checked {
  if (problem) return bad(line, Object.values(values).join(','), new HelpdeskError('INVALID', problem))
  try {
    const unknown = Object.keys(values).filter((name) => !known.has(name))
    if (unknown.length > 0) throw unknownColumns(unknown)
    return rowOf(line, (column) => (taken.has(column) ? (values[column] ?? '') : ''))
  } catch (error) {
    if (error instanceof HelpdeskError) return bad(line, values.title ?? '', error)
    throw error
  }
}

const bad = (line: number, value: string, { code, text }: HelpdeskError): BadRow => ({ line, value, code, text })

function rowOf(line: number, cell: (column: string) => string): ImportRow {
  const values = FIELDS.map(({ name, column, needed, parse }) => [name, needed || cell(column) !== '' ? parse(cell(column)) : undefined])
  return { line, key: cell('key') || undefined, values: Object.fromEntries(values) }
}

const unknownColumns = (columns: readonly string[]) =>
  failure(
    'USAGE',
    {
      en: `The file has columns that a ticket has not: ${columns.join(', ')}.`,
      fr: `Le fichier a des colonnes qu'un ticket n'a pas : ${columns.join(', ')}.`,
    },
    { say: `--ignore-columns ${columns.join(',')}` },
  )

const missingColumns = (columns: readonly string[]) =>
  failure(
    'USAGE',
    { en: `Columns are missing: ${columns.join(', ')}.`, fr: `Il manque des colonnes : ${columns.join(', ')}.` },
    { say: [...NEEDED, ...OPTIONAL].join(',') },
  )

const noFile = () =>
  failure('USAGE', {
    en: 'An import may have to read its file twice: it takes a file, not standard input.',
    fr: "Un import peut devoir lire son fichier deux fois : il prend un fichier, pas l'entrée standard.",
  })
