import { Chalk, type ChalkInstance } from 'chalk'
import { inLanguage, typedAs } from '../core/hint.js'
import type { Lang, Text } from '../core/language.js'
import { inert } from './inert.js'
import { alarming, paint } from './paint.js'

/** How signs are written: as they are, in ASCII where the terminal shows no more, or as words. */
export type Signs = 'drawn' | 'ascii' | 'words'

/** Where text goes: what a renderer may know of it. */
export interface Style {
  lang: Lang
  /** Terminal columns. */
  width: number
  /** Terminal lines; undefined where there is no terminal. */
  rows: number | undefined
  /** Milliseconds since the Unix epoch. */
  now: number
  signs: Signs
  chalk: ChalkInstance
  /** The sentence in the reader's language. */
  say(text: Text): string
  /** A sentence about something done. */
  ok(text: Text): string
  /** A sentence about something that was so already. */
  already(text: Text): string
  /**
   * A command as it can be typed, inert; `run` is what stands after the program's name. It names the database that an
   * option named; another, or with null none, where it is said.
   */
  typed(run: string, database?: string | null): string
}

export interface StyleOptions {
  lang: Lang
  /** What to type to run this program: `helpdesk`, `npx helpdesk`. */
  program?: string
  /** The database that an option named. */
  database?: string | null
  width: number
  rows?: number | undefined
  now: number
  signs?: Signs
  /** 0 none, 1 sixteen colours, 2 256, 3 all: chalk's levels. */
  color: 0 | 1 | 2 | 3
}

export function createStyle(options: StyleOptions): Style {
  const { color, program = 'helpdesk', database: named = null, rows, signs = 'drawn', ...where } = options
  const chalk = new Chalk({ level: color })
  const say = (text: Text) => text[where.lang]
  return {
    ...where,
    rows,
    signs,
    chalk,
    say,
    ok: (text) => `${paint('✓', 'success', { chalk })} ${say(text)}`,
    already: (text) => `${chalk.dim('·')} ${say(text)}`,
    typed: (run, database = named) => inert(inLanguage(typedAs(run, { program, database }), where.lang)),
  }
}

/** The word before an error's message, where there is no style; `color` is chalk's level. */
export const errorWord = (color: StyleOptions['color']): string =>
  alarming('error:', { chalk: new Chalk({ level: color }) })

/** The width of text to be read: the terminal's, up to what the eye follows. */
export const pageWidth = ({ width }: Style): number => Math.min(width, 100)
