import { fstatSync, readFileSync, statSync, writeSync } from 'node:fs'
import { langOfLocale } from '../src/core/language.js'
import { userFolders } from '../src/machine/folders.js'
import { readPreferences } from '../src/machine/preferences.js'

/** What a page is found by among all of them: nobody types a NUL, and no page has one. */
export const keyOf = (lang: string, page: readonly string[]): string => `\0${[lang, ...page].join('\0')}\0\n`

/**
 * The page that a command line asks for and nothing else: the words that lead to a command, or its version. Undefined
 * where it asks for something else, or in another way.
 */
export function pageAsked(argv: readonly string[]): readonly string[] | undefined {
  const last = argv.at(-1)
  if (argv.length === 1 && (last === '--version' || last === '-V')) return ['--version']
  if (last === '--help' || last === '-h') return argv.slice(0, -1)
  return argv[0] === 'help' ? argv.slice(1) : undefined
}

/**
 * Writes help or the version as they were made when the program was built, to what is no terminal: of one the program
 * asks how wide it is, and who reads there. Answers what there was no room for; undefined where nothing was written,
 * and the program says it, or what is wrong.
 */
export async function sayReady(): Promise<Uint8Array | undefined> {
  const { argv, env, platform } = process
  const asked = pageAsked(argv.slice(2))
  if (!asked || platform !== 'linux' || !env.HOME) return undefined
  try {
    const out = fstatSync(1)
    if (out.isCharacterDevice() && out.rdev !== statSync('/dev/null').rdev) return undefined
    const preferred = await readPreferences({ folders: () => userFolders(env, platform) })
    const page = find(readFileSync(`${__dirname}/pages.txt`), keyOf(preferred.lang ?? langOfLocale(env), asked))
    return page?.subarray(writeSync(1, page))
  } catch {
    return undefined
  }
}

function find(pages: Buffer, key: string): Buffer | undefined {
  const at = pages.indexOf(key)
  if (at === -1) return undefined
  const begin = at + key.length
  const end = pages.indexOf('\0', begin)
  return end === -1 ? undefined : pages.subarray(begin, end) // the file was cut
}
