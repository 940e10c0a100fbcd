/**
 * How a parameter is written on the command line, as a usage line shows it: `<user>`, `<ticket...>`, `-m, --message
 * <text>`, `--demo`.
 */
export interface Flags {
  written: string
  /** `--message`; undefined for a positional argument. */
  long: string | undefined
  /** `-m`. */
  short: string | undefined
  /** The name of its value, without brackets; undefined for an option that takes none. */
  value: string | undefined
  /** Takes one value or more. */
  many: boolean
}

/** Reads flags as commander writes them: https://github.com/tj/commander.js#options */
export function parseFlags(written: string): Flags {
  const long = /--[\w-]+/.exec(written)?.[0]
  const inBrackets = () => /[<[](.+?)[>\]]/.exec(written)?.[1]
  return {
    written,
    long,
    // Only help and completion want to know: every start reads all flags of its command.
    get short() {
      return /^-\w\b/.exec(written)?.[0]
    },
    get value() {
      return inBrackets()?.replace(/\.\.\.$/, '')
    },
    get many() {
      return !written.startsWith('-') && inBrackets()?.endsWith('...') === true
    },
  }
}

/** What a message calls a parameter that is missing: `--to`, `<ticket...>`. */
export const nameOf = ({ long, written }: Flags): string => long ?? written
