import type { Lang, Text } from './language.js'
import { common } from './words.js'

/**
 * What to do next: a sentence, or a command of ours to run. `run` is what is typed after the program's name; `say` is
 * the sentence around it, which ends with the command where it is no function. As a string, `say` is the same in every
 * language: values to choose from, options, SQL.
 */
export type Hint =
  | { say: Text | string; run?: undefined }
  | { run: string; say?: undefined }
  | { run: string; say: Text }
  | { run: string | readonly string[]; say: (...commands: string[]) => Text }

/** For what may go well the next time. */
export const RUN_AGAIN: Hint = { say: common.runAgain }

/** How this program was called: the next command has to be typed likewise. */
export interface Invocation {
  /** `helpdesk`, `npx helpdesk`. */
  program: string
  /** The address that an option named; null where none did. */
  database: string | null
}

/** A word that a POSIX shell takes as it stands. */
export const shellQuoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`

/** The same, with quotes only where a shell needs them. */
export const shellWord = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : shellQuoted(word))

/** A command as it can be typed; an empty `run` is the program alone. */
export const typedAs = (run: string, { program, database }: Invocation): string =>
  [program, run, ...(database === null ? [] : [`--database ${shellQuoted(database)}`])].filter(Boolean).join(' ')

const PLACEHOLDERS: Record<string, Text> = common.placeholders

/** `<user>` and the like in the reader's language; what stands in quotes is somebody's own, and stays. */
export const inLanguage = (written: string, lang: Lang): string =>
  lang === 'en'
    ? written
    : written.replace(
        /'[^']*'|(?<=[<[])[a-z][^<>[\]']*?(?:\[:desc\])?(?=,?(?:\.\.\.)?[>\]])/g,
        (name) => PLACEHOLDERS[name]?.[lang] ?? name,
      )

/**
 * A hint in the reader's language, its commands as they can be typed, by way of `shown`. Only one that stands alone
 * names the database.
 */
export function hintText(
  { say, run }: Hint,
  lang: Lang,
  invocation: Invocation,
  shown = (command: string) => command,
): string {
  if (run === undefined) return typeof say === 'string' ? say : say[lang]
  if (say === undefined) return shown(inLanguage(typedAs(run, invocation), lang))
  const commands = [run]
    .flat()
    .map((command) => shown(inLanguage(typedAs(command, { ...invocation, database: null }), lang)))
  return typeof say === 'function' ? say(...commands)[lang] : [say[lang], ...commands].join(' ')
}

/** A blank at which no line is broken: of one column, and in no text that is shown. */
const HELD = '\ue000'

/** Words that stay on one line, since they are there to be copied: a command, what a shell takes in quotes. */
export const held = (command: string): string => command.replaceAll(' ', HELD)

/** With blanks for blanks, once lines are broken. */
export const released = (text: string): string => text.replaceAll(HELD, ' ')
