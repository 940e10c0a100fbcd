import { failure, HelpdeskError, Unfinished, Unread } from '../core/errors.js'
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
  /**
   * Asks elsewhere, the database as a rule, whether an answer will do. Throws a HelpdeskError for what is none: it is
   * said, and asked again, except where whom it asked cannot answer.
   */
  lookUp?: ((text: string) => Promise<unknown>) | undefined
}

interface PickOptions {
  /** The value that it begins with. */
  initial?: string | undefined
  /** What else there is like what is typed, where the choices are only the first. */
  more?: ((typed: string) => Promise<Choice[]>) | undefined
}

/** Whose fault an answer is not. */
const NOT_THE_ANSWER = new Set(['DATABASE', 'UNAUTHENTICATED', 'FORBIDDEN', 'INTERNAL', 'INTERRUPTED', 'UNKNOWN'])

/**
 * Each question names the option that answers it where nobody can be asked. No connection is held while a person
 * thinks.
 */
export interface Ask {
  /** Whether anything was asked by now: then something may have been typed. */
  wasAsked(): boolean
  line(message: Text, option: string, more?: LineOptions): Promise<string>
  /**
   * A text of several lines, in `$VISUAL` or `$EDITOR`; without one it is typed, and an empty line ends it. In an
   * editor `context` stands below it, and is no part of it.
   */
  text(message: Text, option: string, more?: LineOptions & { context?: string }): Promise<string>
  password(message: Text, lookUp?: LineOptions['lookUp']): Promise<string>
  /** One of a few. */
  choice(message: Text, option: string, choices: readonly Choice[], initial?: string): Promise<string>
  /** One of many, found by typing some of it. */
  pick(message: Text, option: string, choices: readonly Choice[], more?: PickOptions): Promise<string>
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
  /** Where an editor's file is to be, up to what makes its folder the only one. */
  editorFolder: () => Promise<string>
}

/** `disconnect` ends the connection before a question is asked. */
export function createAsk(
  { host, interactive, lang, yes, plain, invocation, editorFolder }: AskOptions,
  disconnect: () => Promise<void>,
): Ask {
  let asked = false
  const asker = async (option: string): Promise<Asker> => {
    if (!interactive) throw missing([option])
    asked = true
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
  const list = (message: Text, choices: readonly Choice[], initial: string | undefined) => ({
    message: inert(message[lang]),
    ...(initial === undefined ? {} : { initial }),
    choices: choices.map(inertChoice),
  })
  const untilItWillDo = async (
    lookUp: LineOptions['lookUp'],
    answer: (before?: string) => Promise<string>,
  ): Promise<string> => {
    for (let before: string | undefined; ; ) {
      const text = await answer(before)
      const wrong = await complaintOf(() => lookUp?.(text), lang, invocation())
      if (wrong === undefined) return text
      host.err.write(`${wrong}\n`)
      before = text
    }
  }
  return {
    wasAsked: () => asked,
    line: (message, option, more) =>
      writtenTo(option, more?.initial, () =>
        untilItWillDo(more?.lookUp, async (before) =>
          (await asker(option)).line(question(message, before === undefined ? more : { ...more, initial: before })),
        ),
      ),
    async text(message, option, { context = '', ...more } = {}) {
      const inLine = await asker(option)
      const { askText } = await import('./prompt/text.js')
      const where = { lang, host, context: inertBlock(context), folder: editorFolder }
      return writtenTo(option, more.initial, () => askText(inLine, question(message, more), where))
    },
    password: (message, lookUp) =>
      untilItWillDo(lookUp, async () => (await asker('--password-stdin')).password(inert(message[lang]))),
    choice: async (message, option, choices, initial) => (await asker(option)).choice(list(message, choices, initial)),
    pick: async (message, option, choices, { initial, more } = {}) => {
      const question = list(message, choices, initial)
      const others = more && (async (typed: string) => (await more(typed)).map(inertChoice))
      return (await asker(option)).pick({ ...question, ...(others ? { more: others } : {}) })
    },
    confirm: async (message, initial = false) => yes || (await asker('--yes')).confirm(inert(message[lang]), initial),
  }
}

/** Asks; where that ends without an answer, what was written is known to be for that option. */
async function writtenTo(option: string, initial: string | undefined, ask: () => Promise<string>): Promise<string> {
  try {
    return await ask()
  } catch (error) {
    // What stood there already was not written now.
    const isNew = (error instanceof Unfinished || error instanceof Unread) && error.written !== initial?.trimEnd()
    if (isNew) error.option = option
    throw error
  }
}

const inertChoice = ({ name, value, description, facts, sought }: Choice): Choice => ({
  name: inert(name),
  value,
  ...(description ? { description: inert(description) } : {}),
  ...(facts ? { facts: inert(facts) } : {}),
  ...(sought ? { sought } : {}),
})

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

/** The same of what is found out elsewhere. */
async function complaintOf(
  lookUp: () => Promise<unknown> | undefined,
  lang: Lang,
  invocation: Invocation,
): Promise<string | undefined> {
  try {
    await lookUp()
    return undefined
  } catch (error) {
    if (error instanceof HelpdeskError && NOT_THE_ANSWER.has(error.code)) throw error
    return complaint(
      () => {
        throw error
      },
      lang,
      invocation,
    )
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
