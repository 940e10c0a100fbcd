import { failure, type HelpdeskError } from '../../core/errors.js'
import { common } from '../../core/words.js'
import { words } from '../words.js'
import type { Kind, Meanings } from './kind.js'
import { listOf, pairOf } from './list.js'
import { nameKey, shownName } from './names.js'
import type { FileOptions, List } from './options.js'
import type { Records } from './records/open.js'

export interface Columns {
  /** The place of each field's column; a field without one is not here. */
  places: ReadonlyMap<string, number>
  /** Names of columns that nobody knows. Of JSON, later objects may have more. */
  unknownFrom(place: number): string[]
}

/**
 * Which column is which field. `columns` are the names as the file writes them; of JSON more may come. Throws USAGE for
 * what is missing, not known, or taken twice.
 */
export function readColumns(
  { columns, isJson }: Pick<Records, 'columns' | 'isJson'>,
  kind: Kind,
  options: Pick<FileOptions, 'ignored' | 'map'>,
  meanings: ReadonlyMap<string, Meanings>,
): Columns {
  const keys = columns.map(nameKey)
  const ignored = namedBy(options.ignored, keys)
  const mapped = mapOf(options.map, kind, keys, isJson)
  const fieldNames = new Map(
    Object.entries(kind.fields).flatMap(([name, { also = [] }]) => [name, ...also].map((n) => [nameKey(n), name])),
  )
  const passed = new Set(kind.passedOver.map(nameKey))
  const places = new Map<string, number>()
  const unknown: string[] = []
  columns.forEach((column, place) => {
    const key = nameKey(column)
    if (ignored.has(key)) return
    const own = fieldNames.get(key)
    for (const field of mapped.get(key) ?? (own ? [own] : [])) {
      const before = places.get(field)
      if (before !== undefined) throw takenTwice(field, columns[before] ?? '', column)
      places.set(field, place)
    }
    if (isUnknown(key)) unknown.push(column)
  })
  function isUnknown(key: string): boolean {
    return (
      key !== '' &&
      !kind.takesOthers &&
      !ignored.has(key) &&
      !mapped.has(key) &&
      !fieldNames.has(key) &&
      !passed.has(key)
    )
  }
  if (unknown.length > 0) throw unknownColumns(kind, unknown)
  const missing = Object.entries(kind.fields).filter(
    ([name, { needed }]) => needed && !places.has(name) && meanings.get(name)?.fallback === undefined,
  )
  // An empty array in JSON says nothing of columns.
  const names = missing.map(([name]) => name)
  if (names.length > 0 && !(isJson && columns.length === 0)) throw missingColumns(names)
  return { places, unknownFrom: (place) => columns.slice(place).filter((column) => isUnknown(nameKey(column))) }
}

/** The columns that a list means: where it is as a whole the name of one, that. */
function namedBy(lists: readonly List[], columns: readonly string[]): Set<string> {
  return new Set(
    lists.flatMap(({ whole, items }) => (columns.includes(nameKey(whole)) ? [nameKey(whole)] : items.map(nameKey))),
  )
}

/** By column, the fields that it is. Throws USAGE for a field or column that there is not. */
function mapOf(lists: readonly List[], kind: Kind, columns: readonly string[], isJson: boolean): Map<string, string[]> {
  const mapped = new Map<string, string[]>()
  for (const { whole, items } of lists) {
    const isOne = columns.includes(nameKey(pairOf(whole)?.left ?? ''))
    for (const item of isOne ? [whole] : items) {
      const { left, right } = pairOf(item) ?? notAPair('--map column=field', item)
      const field = fieldNamed(kind, right)
      const key = nameKey(left)
      if (!isJson && !columns.includes(key)) throw noColumn(left, columns)
      mapped.set(key, [...(mapped.get(key) ?? []), field])
    }
  }
  return mapped
}

/** The field of that name, whatever case. Throws USAGE where there is none. */
export function fieldNamed({ fields }: Pick<Kind, 'fields'>, name: string): string {
  const found = Object.keys(fields).find((field) => nameKey(field) === nameKey(name))
  if (found !== undefined) return found
  throw failure('USAGE', common.noField(name), { say: Object.keys(fields).join(', ') })
}

/** `form` is how the option is written. */
export const notAPair = (form: string, item: string): never => {
  const [option = form] = form.split(' ')
  throw failure('USAGE', words.notAPair(option, item), { say: form })
}

const noColumn = (name: string, columns: readonly string[]) =>
  failure('USAGE', words.noColumn(name), { say: columns.filter(Boolean).join(', ') })

/** Each name once, however often the file has it. */
const once = (columns: readonly string[]) => [
  ...new Map(columns.map((column) => [nameKey(column), shownName(column)])).values(),
]

/** What a file has that nobody knows, named as the file writes it. */
export const unknownColumns = ({ what }: Pick<Kind, 'what'>, columns: readonly string[]): HelpdeskError =>
  failure('USAGE', words.unknownColumns(what, once(columns).join(', ')), {
    say: `--ignore-columns ${listOf(once(columns))}`,
  })

const missingColumns = (missing: readonly string[]) =>
  failure('USAGE', words.missingColumns(missing.join(', ')), {
    say: `--map '…=${missing[0]}', --default '${missing[0]}=…'`,
  })

const takenTwice = (field: string, first: string, second: string): HelpdeskError =>
  nameKey(first) === nameKey(second)
    ? failure('USAGE', words.columnTwice(shownName(second)))
    : failure('USAGE', words.twoColumns(field, shownName(first), shownName(second)), {
        say: `--ignore-columns ${listOf([shownName(second)])}`,
      })
