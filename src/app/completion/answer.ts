import type { Candidate } from '../../command/offer.js'
import type { Host } from '../../machine/host.js'
import { readPreferences } from '../../machine/preferences.js'
import { quoteRest, readShellLine } from '../../machine/shell-line.js'
import { inert } from '../../terminal/inert.js'
import { peek } from '../globals.js'
import { candidatesAt } from './candidates.js'
import { type Place, placeOf } from './place.js'

/**
 * Answers a shell's question with lines: first `files` or `values`, with a `=` where the value stands behind one in its
 * word, then what may be typed. Whatever fails, it says what it can, and nothing on stderr. `argv` is the shell, `--`,
 * and the words after the program's name; of bash the line, the part of it to be replaced, its COMP_TYPE and the
 * columns of the terminal.
 */
export async function answer(argv: readonly string[], host: Host): Promise<void> {
  const [shell, , ...words] = argv
  const lines = await (shell === 'bash' ? forBash(words, host) : forOthers(shell, words, host)).catch(() => ['values'])
  host.out.write(lines.map((line) => `${line}\n`).join(''))
}

async function forBash([line = '', part = '', type = '', columns]: readonly string[], host: Host): Promise<string[]> {
  const { words, quote, redirected } = readShellLine(line)
  if (redirected) return ['files']
  const { place, found } = await lookAt(words.slice(1), host)
  const described = LISTING.has(type) && found.length > 1
  const entries = found.map(({ value, description }) => {
    const typed = part + quoteRest(value.slice(place.typed.length), quote)
    return described && description ? cut(`${typed}  (${inert(description)})`, Number(columns) || 80) : typed
  })
  return [kindOf(place), ...entries]
}

/** What bash says in COMP_TYPE where it shows the possible words, and types at most what they have in common. */
const LISTING = new Set(['?', '!', '@'].map((c) => String(c.charCodeAt(0))))

/** A row of a list that fits into the terminal's width, about: bash leaves room for two blanks. */
const cut = (text: string, columns: number): string => {
  const characters = [...text]
  return characters.length > columns - 2 ? `${characters.slice(0, columns - 4).join('')}…)` : text
}

async function forOthers(shell: string | undefined, given: readonly string[], host: Host): Promise<string[]> {
  // fish gives the word that is being typed with its quotes.
  const words = shell === 'fish' ? [...given.slice(0, -1), readShellLine(given.at(-1) ?? '').words.join(' ')] : given
  const { place, found } = await lookAt(words, host)
  return [kindOf(place), ...found.map((c) => (shell === 'zsh' ? zshEntry(c) : fishEntry(c, place)))]
}

/** As `_describe` takes it. */
const zshEntry = ({ value, description }: Candidate): string =>
  value.replace(/[\\:]/g, '\\$&') + (description ? `:${inert(description)}` : '')

/** As `complete -a` takes it; fish compares with the whole word. */
const fishEntry = ({ value, description }: Candidate, { before }: Place): string =>
  before + value + (description ? `\t${inert(description)}` : '')

const kindOf = ({ value, before }: Place): string => (value?.from === 'file' ? 'files' : 'values') + (before ? '=' : '')

async function lookAt(words: readonly string[], host: Host): Promise<{ place: Place; found: Candidate[] }> {
  const { lang: preferred, aliases } = await readPreferences(host)
  const place = await placeOf(words, aliases)
  const { lang } = peek(words.slice(0, -1), host.env, preferred) // the one that the line will be answered in
  return { place, found: await candidatesAt(place, lang, host) }
}
