import { badRow, failure, HelpdeskError } from '../../core/errors.js'
import { fold } from '../../core/fold.js'
import { words } from '../words.js'
import { type Columns, unknownColumns } from './columns.js'
import { withoutApostrophe } from './formula.js'
import { KEY, OUR_KEY } from './key.js'
import type { Judged, Meanings, TableFields, TableKind, ValuesOf } from './kind.js'
import { nameKey } from './names.js'
import type { FileOptions } from './options.js'
import type { Records, TableRecord } from './records/open.js'

/** Makes rows of records, or says why they are none. */
export function createRowReader<F extends TableFields>(
  kind: TableKind<F>,
  { columns, isJson }: Pick<Records, 'columns' | 'isJson'>,
  { places, unknownFrom }: Columns,
  meanings: ReadonlyMap<string, Meanings>,
  { dates }: FileOptions,
): (record: TableRecord) => Judged<ValuesOf<F>> {
  const fields = Object.entries(kind.fields).map(([name, field]) => ({
    name,
    ...field,
    place: places.get(name) ?? -1,
    ...meanings.get(name),
  }))
  const called = kind.called.flatMap((name) => fields.filter((field) => field.name === name))
  const key = places.get(KEY) ?? -1
  const told = columns.length
  /** Of CSV, nameless columns at the end need not be there. */
  const needed = isJson ? 0 : columns.findLastIndex((column) => nameKey(column) !== '') + 1

  function textOf(cells: TableRecord['cells'], { place, secret, words, fallback }: (typeof fields)[number]): string {
    const cell = cells[place] ?? ''
    if (secret) return cell
    const isOurs = key !== -1 && (cells[key] ?? '').startsWith(OUR_KEY)
    // What we wrote comes back as it was; what others write may have blanks around it.
    const ours = isJson ? cell : withoutApostrophe(cell)
    const text = isOurs ? ours : cell.trim()
    const meant = words?.get(fold(text)) ?? text
    return meant === '' && fallback !== undefined ? fallback : meant
  }

  function check({ cells, problem }: TableRecord): void {
    if (problem) throw failure('INVALID', problem)
    if (cells.length < needed || cells.findLastIndex((cell) => cell?.trim()) >= columns.length)
      throw wrongLength(cells.length, columns.length)
    if (!isJson || columns.length === told) return
    const unknown = unknownFrom(told).filter((name) => cells[columns.indexOf(name)] !== undefined)
    if (unknown.length > 0) throw unknownColumns(kind, unknown)
  }

  return (record) => {
    const { line, cells } = record
    try {
      check(record)
      const values: Record<string, unknown> = {}
      for (const field of fields) {
        const text = textOf(cells, field)
        values[field.name] = text === '' && !field.needed ? undefined : field.parse(text, dates)
      }
      return { line, values: values as ValuesOf<F> }
    } catch (error) {
      if (!(error instanceof HelpdeskError)) throw error
      const name = called.map((field) => textOf(cells, field)).find((text) => text !== '') ?? ''
      return badRow(line, record.problem ? cells.join(',') : name, error)
    }
  }
}

const wrongLength = (found: number, expected: number) => failure('INVALID', words.wrongLength(found, expected))
