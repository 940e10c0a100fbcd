import type { ChosenBy, Format, Globals } from '../command/globals.js'
import { FORMATS } from '../command/globals.js'
import { failure } from '../core/errors.js'
import { type Lang, langOfLocale, localeOf } from '../core/language.js'
import type { Host } from '../machine/host.js'
import type { Preferences } from '../machine/preferences.js'
import { words } from './words.js'

/** As commander found them, on whichever side of the command's name. */
export interface GivenGlobals {
  database?: string
  output?: string
  json?: boolean
  fields?: string
  excel?: boolean
  input?: boolean
  yes?: boolean
  lang?: string
  color?: boolean
  debug?: boolean
}

/** Whether somebody sits there who can be asked. */
export const isInteractive = (noInput: boolean, { env, stdinIsTerminal, err }: Host): boolean =>
  !noInput && !env.CI && stdinIsTerminal && err.isTerminal

/** Throws USAGE for a format or language that there is not. */
export function readGlobals(given: GivenGlobals, host: Host, preferred: Preferences): Globals {
  return {
    database: given.database,
    format: formatOf(given, host),
    formatIsDefault: given.output === undefined && !given.json,
    fields: given.fields?.split(',').map((f) => f.trim()),
    excel: given.excel === true,
    noInput: given.input === false,
    yes: given.yes === true,
    lang: langOf(given.lang, host.env, preferred.lang),
    langChosenBy: langChooser(given.lang, host.env, preferred.lang),
    plainPrompts: preferred.plainPrompts || host.env.TERM === 'dumb',
    signs: preferred.signs ?? (isAscii(host.env) ? 'ascii' : 'drawn'),
    color: given.color === false ? 0 : colorLevel(host.env, host.out),
    debug: given.debug === true,
  }
}

function formatOf({ output, json }: GivenGlobals, host: Host): Format {
  if (json && output !== undefined && output !== 'json') {
    throw failure('USAGE', words.twoFormats(output))
  }
  const asked = json ? 'json' : (output ?? (host.out.isTerminal ? 'table' : 'tsv'))
  const format = FORMATS.find((f) => f === asked)
  if (!format) {
    throw failure('USAGE', words.noFormat(asked), { say: FORMATS.join(', ') })
  }
  return format
}

/**
 * `--lang`, else what is configured, else the locale; English where that is no language of ours. Throws USAGE for an
 * unknown `--lang`.
 */
function langOf(asked: string | undefined, env: Host['env'], preferred: Lang | undefined): Lang {
  if (asked === 'en' || asked === 'fr') return asked
  if (asked !== undefined) {
    throw failure('USAGE', words.noLanguage(asked), { say: 'en, fr' })
  }
  return preferred ?? langOfLocale(env)
}

/** What `langOf` goes by. */
function langChooser(asked: string | undefined, env: Host['env'], preferred: Lang | undefined): ChosenBy {
  if (asked !== undefined) return 'option'
  if (preferred) return 'config'
  return localeOf(env) === '' ? 'default' : 'environment'
}

/** Whether the environment names a character set, and that is not UTF-8. */
function isAscii(env: Host['env']): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG
  return locale !== undefined && locale !== '' && !/utf-?8/i.test(locale)
}

/** https://no-color.org and https://force-color.org, else what the terminal can show. */
export function colorLevel(env: Host['env'], out: Host['out']): Globals['color'] {
  if (env.NO_COLOR) return 0
  const forced = env.FORCE_COLOR
  if (forced !== undefined) {
    if (forced === 'false') return 0
    const level = Number(forced)
    if (level === 0 && forced !== '') return 0
    return level === 2 || level === 3 ? level : 1
  }
  if (!out.isTerminal || env.TERM === 'dumb') return 0
  if (out.colorDepth >= 24) return 3
  if (out.colorDepth >= 8) return 2
  return out.colorDepth >= 4 ? 1 : 0
}

/**
 * What stands on the command line before it is understood: the language of a usage error, and whether it is to be JSON.
 */
export function peek(
  argv: readonly string[],
  env: Host['env'],
  preferred: Lang | undefined,
): { lang: Lang; json: boolean } {
  const words = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv
  /** The last value that an option was given, as `--name value`, `--name=value` or `-nvalue`. */
  const given = (...names: string[]) => {
    const values = words.flatMap((word, i) => {
      if (names.includes(word)) return [words[i + 1]]
      const name = names.map((n) => (n.startsWith('--') ? `${n}=` : n)).find((n) => word.startsWith(n))
      return name ? [word.slice(name.length)] : []
    })
    return values.at(-1)
  }
  const lang = given('--lang')
  return {
    lang: lang === 'en' || lang === 'fr' ? lang : langOf(undefined, env, preferred),
    json: words.includes('--json') || /^jsonl?$/.test(given('-o', '--output') ?? ''),
  }
}
