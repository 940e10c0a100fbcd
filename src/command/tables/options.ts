import { createDates, type Dates } from '../dates/dates.js'
import { dateFormat } from '../dates/format.js'
import { timeZone } from '../dates/zone.js'
import { optional, repeated } from '../param.js'
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
  ignoreColumns: repeated('--ignore-columns <a,b,...>', { en: 'columns to leave out', fr: 'colonnes à laisser de côté' }, list),
  map: repeated(
    '--map <column=field,...>',
    { en: "which of the file's columns is which field", fr: 'quelle colonne du fichier est quel champ' },
    list,
  ),
  value: repeated(
    '--value <field:word=meant,...>',
    {
      en: "what words of the file stand for: 'status:closed=resolved'",
      fr: 'ce que veulent dire des mots du fichier : « status:closed=resolved »',
    },
    list,
  ),
  default: repeated(
    '--default <field=value>',
    { en: 'for a field that is empty, or has no column', fr: 'pour un champ vide ou sans colonne' },
    (text) => text,
  ),
  dateFormat: optional(
    '--date-format <format>',
    { en: 'how its dates are written: MM/DD/YYYY hh:mm A', fr: 'comment ses dates sont écrites : MM/DD/YYYY hh:mm A' },
    dateFormat,
  ),
  timeZone: optional(
    '--time-zone <zone>',
    { en: 'of dates that name none: Europe/Paris, UTC, +02:00', fr: 'des dates qui n’en ont pas : Europe/Paris, UTC, +02:00' },
    timeZone,
  ),
}

type Input = {
  ignoreColumns: List[]
  map: List[]
  value: List[]
  default: string[]
  dateFormat: ReturnType<typeof dateFormat> | undefined
  timeZone: ReturnType<typeof timeZone> | undefined
}

export const fileOptions = ({ ignoreColumns, map, value, default: defaults, dateFormat, timeZone }: Input): FileOptions => ({
  ignored: ignoreColumns,
  map,
  value,
  defaults,
  dates: createDates({ format: dateFormat, zone: timeZone }),
})

/** A file that is read as it stands. */
export const asItStands = (): FileOptions => ({ ignored: [], map: [], value: [], defaults: [], dates: createDates({}) })
