import type { Lang } from '../core/language.js'
import type { Signs } from '../terminal/style.js'

export const FORMATS = ['table', 'tsv', 'csv', 'json', 'jsonl', 'ids'] as const

export type Format = (typeof FORMATS)[number]

/** What named the database, or another setting. */
export type ChosenBy = 'option' | 'environment' | 'config' | 'default'

/** The options that every command takes, once understood. */
export interface Globals {
  database: string | undefined
  format: Format
  /** Nobody asked for that format: a command may have a better one. */
  formatIsDefault: boolean
  fields: string[] | undefined
  /** CSV as the language's Excel opens it: a byte order mark, and its separator. */
  excel: boolean
  noInput: boolean
  yes: boolean
  lang: Lang
  langChosenBy: ChosenBy
  /** Questions as numbered lines, nothing redrawn. */
  plainPrompts: boolean
  /** How lists on a terminal write statuses, priorities, and what is unread. */
  signs: Signs
  /** chalk's levels. */
  color: 0 | 1 | 2 | 3
  debug: boolean
}
