import { parseFlags } from '../command/flags.js'
import { FORMATS } from '../command/globals.js'
import type { Param } from '../command/params/kinds.js'
import { words } from './words.js'

/** An option as it is typed, what it is for, and what completes its value. */
export type Option = Pick<Param, 'flags' | 'summary' | 'complete'>

/** What every command takes, before or after its name; `globals.ts` reads it. */
export const GLOBAL_OPTIONS: Option[] = [
  {
    flags: parseFlags('--database <url>'),
    summary: words.options.database,
  },
  {
    flags: parseFlags('-o, --output <format>'),
    summary: words.options.output,
    complete: { words: FORMATS },
  },
  { flags: parseFlags('--json'), summary: words.options.json },
  { flags: parseFlags('--fields <a,b,...>'), summary: words.options.columns },
  {
    flags: parseFlags('--excel'),
    summary: words.options.excel,
  },
  {
    flags: parseFlags('--no-input'),
    summary: words.options.noInput,
  },
  { flags: parseFlags('-y, --yes'), summary: words.options.yes },
  {
    flags: parseFlags('--lang <lang>'),
    summary: words.options.lang,
    complete: { words: ['en', 'fr'] },
  },
  { flags: parseFlags('--no-color'), summary: words.options.noColor },
  { flags: parseFlags('--debug'), summary: words.options.debug },
]

export const VERSION_OPTION: Option = {
  flags: parseFlags('-V, --version'),
  summary: words.options.version,
}
export const HELP_OPTION: Option = { flags: parseFlags('-h, --help'), summary: words.options.help }
