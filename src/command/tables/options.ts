import { createDates, type Dates } from '../dates/dates.js'
import { dateFormat } from '../dates/format.js'
import { timeZone } from '../dates/zone.js'
import { optional, repeated } from '../param.js'
import { words } from '../words.js'
import { itemsOf } from './list.js'

/** A list of the command line; what it is as a whole may be a column's name. */
export interface List {
  whole: string
  items: readonly string[]
}

/** How a file is to be read that another program wrote. */
export interface FileOptions {
  ignored: readonly List[]
  /** `column=field`. */
  map: readonly List[]
  /** `field:word=meant`. */
  value: readonly List[]
  /** `field=value`, for cells that are empty or not there. */
  defaults: readonly string[]
  dates: Dates
}

const list = (text: string): List => ({ whole: text.trim(), items: itemsOf(text) })

/** The parameters of a command that imports a file; `fileOptions` makes of them what they say. */
export const FILE_PARAMS = {
  ignoreColumns: repeated('--ignore-columns <a,b,...>', words.options.ignoreColumns, list),
  map: repeated('--map <column=field,...>', words.options.map, list),
  value: repeated('--value <field:word=meant,...>', words.options.value, list),
  default: repeated('--default <field=value>', words.options.default, (text) => text),
  dateFormat: optional('--date-format <format>', words.options.dateFormat, dateFormat),
  timeZone: optional('--time-zone <zone>', words.options.timeZone, timeZone),
}

type Input = {
  ignoreColumns: List[]
  map: List[]
  value: List[]
  default: string[]
  dateFormat: ReturnType<typeof dateFormat> | undefined
  timeZone: ReturnType<typeof timeZone> | undefined
}

export const fileOptions = ({
  ignoreColumns,
  map,
  value,
  default: defaults,
  dateFormat,
  timeZone,
}: Input): FileOptions => ({
  ignored: ignoreColumns,
  map,
  value,
  defaults,
  dates: createDates({ format: dateFormat, zone: timeZone }),
})

/** A file that is read as it stands. */
export const asItStands = (): FileOptions => ({ ignored: [], map: [], value: [], defaults: [], dates: createDates({}) })
