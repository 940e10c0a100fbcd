import { type ErrorCode, EXIT } from '../../core/errors.js'
import { inLanguage } from '../../core/hint.js'
import type { Lang, Text } from '../../core/language.js'
import { keysOf } from '../../core/records.js'
import { definition, termsWidth } from '../../terminal/definitions.js'
import { wrap } from '../../terminal/width.js'
import { GLOBAL_OPTIONS, HELP_OPTION, VERSION_OPTION } from '../global-options.js'
import { pageWords as w } from './words.js'

type Line = [term: string, meaning: Text]

/** Every page that is a list of terms. */
export const PAGES = {
  options: {
    intro: w.intro.options,
    lines: [...GLOBAL_OPTIONS, HELP_OPTION, VERSION_OPTION].map(({ flags, summary }): Line => [flags.written, summary]),
  },
  files: { intro: w.intro.files, lines: Object.entries(w.files) },
  environment: { intro: w.intro.environment, lines: Object.entries(w.environment) },
  'exit-codes': {
    intro: w.intro.exitCodes,
    lines: [['0', w.codes.done] as Line, ...codes().map(([code, name]): Line => [String(code), w.codes[name]])],
  },
} satisfies Record<string, { intro: Text; lines: Line[] }>

/** The exit codes of failures, each with the first error code that ends so. */
function codes(): [number, Exclude<ErrorCode, 'INVALID'>][] {
  const named = keysOf(EXIT).filter((name) => name !== 'INVALID') // as USAGE
  return named.map((name): [number, typeof name] => [EXIT[name], name]).sort(([x], [y]) => x - y)
}

const WIDEST = 100

/** A page of `helpdesk help …`, at most so many columns wide. */
export function termsPage(name: keyof typeof PAGES, lang: Lang, columns: number): string {
  const { intro, lines } = PAGES[name]
  const width = Math.min(columns, WIDEST)
  const written = lines.map(([term, meaning]) => [inLanguage(term, lang), meaning[lang]] as const)
  const left = termsWidth(written.map(([term]) => term))
  const rows = written.flatMap(([term, meaning]) => definition(term, meaning, left, width))
  return `${wrap(intro[lang], width)}\n\n${rows.join('\n')}\n`
}
