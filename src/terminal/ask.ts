import { failure, HelpdeskError } from '../core/errors.js'
import { type Hint, hintText, type Invocation, inLanguage } from '../core/hint.js'
import type { Lang, Text } from '../core/language.js'
import { inEach } from '../core/language.js'
import type { Host } from '../machine/host.js'
import { inert, inertBlock } from './inert.js'
import type { Asker, Choice } from './prompt/question.js'
import { words } from './words.js'

/** What a question may have beside its words. */
interface LineOptions {
  /** What stands there already, to be changed or kept. */
  initial?: string | undefined
  /** Throws a HelpdeskError for what is no answer: it is said, and the question stays. */
  parse?: ((text: string) => unknown) | undefined
  /** Lines shown below what has been typed so far. */
  below?: (typed: string) => Promise<string[]>
}

/**
 * Each question names the option that answers it where nobody can be asked. No connection is held while a person
 * thinks.
 */
export interface Ask {
  line(message: Text, option: string, more?: LineOptions): Promise<string>
  /**
   * A text of several lines, in `$VISUAL` or `$EDITOR`; without one it is typed, and an empty line ends it. In an editor
   * `context` stands below it, and is no part of it.
   */
  text(message: Text, option: string, more?: LineOptions & { context?: string }): Promise<string>
  password(message: Text): Promise<string>
  /** One of a few. */
  choice(message: Text, option: string, choices: readonly Choice[], initial?: string): Promise<string>
  /** One of many, found by typing some of it. */
  pick(message: Text, option: string, choices: readonly Choice[]): Promise<string>
  /**
   * True at once with `--yes`. Where nobody can be asked and `--yes` is missing: USAGE. `initial` is what Enter means;
   * without it, no.
   */
  confirm(message: Text, initial?: boolean): Promise<boolean>
}

interface AskOptions {
  host: Host
  interactive: boolean
  lang: Lang
  yes: boolean
  /** Questions as numbered lines, nothing redrawn. */
  plain: boolean
  invocation: () => Invocation
}

/** `disconnect` ends the connection before a question is asked. */
export function createAsk(
  { host, interactive, lang, yes, plain, invocation }: AskOptions,
  disconnect: () => Promise<void>,
): Ask {
  const asker = async (option: string): Promise<Asker> => {
    if (!interactive) throw missing([option])
    await disconnect()
    return (plain ? await import('./prompt/plain.js') : await import('./prompt/rich.js')).createAsker(
      lang,
      host.terminal,
    )
  }
  const question = (message: Text, { initial, parse, below }: LineOptions = {}) => ({
    message: inert(message[lang]),
    ...(initial === undefined ? {} : { initial }),
    ...(parse ? { check: (text: string) => complaint(() => parse(text), lang, invocation()) } : {}),
    ...(below ? { below: async (typed: string) => (await below(typed)).map(inert) } : {}),
  })
  const list = (message: Text, choices: readonly Choice[]) => ({
    message: inert(message[lang]),
    choices: choices.map(({ name, value, description }) => ({
      name: inert(name),
      value,
      ...(description ? { description: inert(description) } : {}),
    })),
  })
  return {
    line: async (message, option, more) => (await asker(option)).line(question(message, more)),
    async text(message, option, { context = '', ...more } = {}) {
      const inLine = await asker(option)
      const { askText } = await import('./prompt/text.js')
      return askText(inLine, question(message, more), { lang, host, context: inertBlock(context) })
    },
    password: async (message) => (await asker('--password-stdin')).password(inert(message[lang])),
    choice: async (message, option, choices, initial) =>
      (await asker(option)).choice({ ...list(message, choices), ...(initial === undefined ? {} : { initial }) }),
    pick: async (message, option, choices) => (await asker(option)).pick(list(message, choices)),
    confirm: async (message, initial = false) => yes || (await asker('--yes')).confirm(inert(message[lang]), initial),
  }
}

/** What a parser says of a text, with its way out; undefined where it takes it. */
function complaint(parse: () => unknown, lang: Lang, invocation: Invocation): string | undefined {
  try {
    parse()
    return undefined
  } catch (error) {
    if (!(error instanceof HelpdeskError)) throw error
    return inert([error.text[lang], ...(error.hint ? [hintText(error.hint, lang, invocation)] : [])].join(' '))
  }
}

/** What is missing where nobody can be asked. */
export const missing = (options: readonly string[], hint?: Hint) => {
  const list = options.join(', ')
  return failure(
    'USAGE',
    inEach((lang) => words.missing(inLanguage(list, lang))[lang]),
    hint,
  )
}
