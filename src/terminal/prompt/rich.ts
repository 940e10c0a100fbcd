import { setTimeout } from 'node:timers/promises'
import { styleText } from 'node:util'
import inquirer from 'inquirer'
import type { Lang, Text } from '../../core/language.js'
import type { Terminal } from '../../machine/host.js'
import { truncate, widthOf, wrap } from '../width.js'
import { words } from '../words.js'
import { type Keyboard, withKeyboard } from './keyboard.js'
import { askLine, askLines } from './line.js'
import { finder, lacksNumber, ranked } from './matching.js'
import { type Asker, type Choice, type ChoiceQuestion, keeping } from './question.js'

/** What inquirer says its keys do, in our words. */
const KEYS: Record<string, Text> = words.keys

/** The columns of the sign before a question. */
const SIGN = 2
/** What stands behind a question for yes or no, in whatever language. */
const LETTERS = ' (Y/n)'
/** The columns that stand before a choice. */
const POINTER = 2
/** Choices that are seen at once. */
const PAGE = 10

/** Columns that a name keeps beside facts; where it cannot, they stand below, of the row that is pointed at. */
const ENOUGH = 30
const GAP = 2
/** Columns of which facts make sense. */
const LEAST = 8

/** Makes choices rows of inquirer's, each one line of at most so many columns, with their facts below one another. */
function rowsOf(choices: readonly Choice[], columns: number): (choice: Choice) => object {
  const longest = (texts: (string | undefined)[]) =>
    texts.reduce((most, text) => Math.max(most, widthOf(text ?? '')), 0)
  const names = longest(choices.map((c) => c.name))
  const told = longest(choices.map((c) => c.facts))
  // Facts of what has a short name are cut themselves.
  const room = names <= ENOUGH && columns - names - GAP >= LEAST ? names : columns - told - GAP
  const width = Math.min(names, room)
  const besides = told > 0 && width >= Math.min(names, ENOUGH)
  return ({ name, value, description, facts = '' }) => {
    const cut = truncate(name, besides ? width : columns)
    const below = [description, ...(besides ? [] : [facts])].filter(Boolean).join(' · ')
    return {
      name: besides
        ? `${cut}${' '.repeat(width - widthOf(cut) + GAP)}${truncate(facts, columns - width - GAP)}`.trimEnd()
        : cut,
      value,
      short: name,
      ...(below ? { description: below } : {}),
    }
  }
}

/** Characters that narrow what is asked of the database, and how long somebody pauses before it is asked. */
const [ENOUGH_TYPED, PAUSE_MS] = [2, 150]

async function withOthers(
  typed: string,
  found: readonly Choice[],
  more: (typed: string) => Promise<Choice[]>,
  signal: AbortSignal | undefined,
): Promise<Choice[]> {
  await setTimeout(PAUSE_MS)
  if (signal?.aborted) return [...found]
  const known = new Set(found.map((c) => c.value))
  return ranked([...found, ...(await more(typed)).filter((c) => !known.has(c.value))], typed)
}

/** Of a few a digit that none of them holds is the place of one. */
function byPlace(choices: readonly Choice[]): (typed: string) => Choice[] {
  const find = finder(choices)
  return (typed) => {
    const found = find(typed)
    const there = /^[1-9]$/.test(typed) ? choices[Number(typed) - 1] : undefined
    return found.length === 0 && there ? [there] : found
  }
}

/** Questions of inquirer's, redrawn as one types. */
export function createAsker(lang: Lang, terminal: Terminal): Asker {
  const keysHelpTip = (keys: [string, string][]) =>
    keys.map(([key, does]) => `${styleText('bold', key)} ${styleText('dim', KEYS[does]?.[lang] ?? does)}`).join(' ')
  const theme = {
    style: { keysHelpTip, disabled: (text: string) => styleText('dim', text) },
    keywords: { yes: words.yes[lang], no: words.no[lang], error: () => words.yesOrNo[lang] },
  }
  /** Asks with one of inquirer's own prompts. */
  const ask = (keyboard: Keyboard, question: object): Promise<never> =>
    inquirer
      .createPromptModule(keyboard as never)([{ name: 'answer', theme, ...question } as never])
      .then(({ answer }) => answer as never)

  /** A question broken at blanks, as far as there is room beside its sign and what `follows` it. */
  const broken = (message: string, follows = ''): string => {
    const lines = wrap(`${message}${follows}`, Math.max(10, terminal.output.columns - SIGN))
    return follows === '' ? lines : lines.slice(0, -follows.trimStart().length).replace(/ $/, '')
  }
  const pick = ({ message, choices, initial, more }: ChoiceQuestion, find = finder(choices)) => {
    const row = rowsOf(choices, terminal.output.columns - POINTER)
    const nothing = [{ name: words.nothingLikeIt[lang], value: '', disabled: ' ' }]
    const shown = (found: readonly Choice[]) => (found.length > 0 ? found.map(row) : nothing)
    const source = (typed = '', { signal }: { signal?: AbortSignal } = {}) => {
      const found = find(typed)
      const mayLack = typed.trim().length >= ENOUGH_TYPED && found.length < PAGE
      if (!more || !(mayLack || lacksNumber(found, typed))) return shown(found)
      return withOthers(typed, found, more, signal).then(shown)
    }
    return withKeyboard<string>(terminal, (keyboard) =>
      ask(keyboard, {
        type: 'search',
        message: broken(message),
        source,
        pageSize: PAGE,
        ...(initial === undefined ? {} : { default: initial }),
      }),
    )
  }
  return {
    line(question) {
      let written = question.initial ?? ''
      const typing = (soFar: string) => {
        written = soFar
      }
      const asked = { ...question, message: broken(question.message), typing, theme: {} }
      return keeping(
        () => written,
        () => withKeyboard(terminal, (keyboard) => askLine(asked, keyboard as never)),
      )
    },
    lines: (question) =>
      withKeyboard(terminal, (keyboard) =>
        askLines(
          { ...question, message: broken(question.message), hint: words.multiline[lang], theme: {} },
          keyboard as never,
        ),
      ),
    password: (message) =>
      withKeyboard<string>(
        terminal,
        (keyboard) => ask(keyboard, { type: 'password', message: broken(message), mask: '*' }),
        { typePastes: true },
      ),
    choice: (question) => pick(question, byPlace(question.choices)),
    pick,
    confirm: (message, initial) =>
      withKeyboard<boolean>(terminal, (keyboard) =>
        ask(keyboard, { type: 'confirm', message: broken(message, LETTERS), default: initial }),
      ),
  }
}
