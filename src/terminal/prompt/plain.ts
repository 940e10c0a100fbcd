import type { Lang } from '../../core/language.js'
import type { Terminal } from '../../machine/host.js'
import { wrap } from '../width.js'
import { words } from '../words.js'
import { finder } from './matching.js'
import type { Asker, Choice, ChoiceQuestion } from './question.js'
import { readHidden, readLines } from './read-line.js'

// For screen readers, and for terminals that cannot move their cursor: each question is a line, and nothing that was
// written is written over.

/** More than this is not read aloud at once. */
const MOST_READ_ALOUD = 20

/**
 * Whether things have numbers of their own, as tickets have: `12` and `#12` choose ticket 12, never the twelfth line.
 */
const isNumbered = (choices: readonly Choice[]): boolean =>
  choices.length > 0 && choices.every((c) => c.name.startsWith(`#${c.value.replace('#', '')}`))

/** Those of the choices that are like it, else what else there is. */
async function matchingOf(
  answer: string,
  find: (typed: string) => Choice[],
  more: ChoiceQuestion['more'],
): Promise<Choice[]> {
  const found = find(answer)
  return found.length > 0 || !more ? found : more(answer)
}

/** Numbered questions, one line after the other. */
export function createAsker(lang: Lang, terminal: Terminal): Asker {
  const broken = (text: string) => wrap(text, terminal.output.columns || 80)
  const say = (line: string) => void terminal.output.write(`${broken(line)}\n`)
  const label = (what: string) => words.label(what)[lang]
  /** What is pasted is one line. */
  const readLine = async (prompt: string) => (await readLines(terminal, broken(prompt))).join(' ').trimEnd()
  const list = (choices: readonly Choice[]) => {
    const numbered = isNumbered(choices)
    choices.slice(0, MOST_READ_ALOUD).forEach((c, i) => {
      const told = c.description ? `${label(c.name)}${c.description}` : c.name
      say(`  ${numbered ? '' : `${i + 1}. `}${told}${c.facts ? ` (${c.facts})` : ''}`)
    })
    if (choices.length > MOST_READ_ALOUD) say(words.more[lang])
  }
  const chosen = (choices: readonly Choice[], answer: string): Choice | undefined => {
    const [, number] = /^#?(\d+)$/.exec(answer.trim()) ?? []
    if (number === undefined) return undefined
    if (isNumbered(choices)) return choices.find((c) => c.value.replace('#', '') === String(Number(number)))
    return choices.slice(0, MOST_READ_ALOUD)[Number(number) - 1]
  }
  const asker: Asker = {
    async line({ message, initial, check, below }) {
      const offered = initial ? ` [${initial}]` : ''
      for (;;) {
        const text = (await readLine(label(`${message}${offered}`))) || (initial ?? '')
        const wrong = check?.(text)
        if (wrong === undefined) {
          for (const line of (await below?.(text).catch(() => [])) ?? []) say(line)
          return text
        }
        say(wrong)
      }
    },
    async lines({ message, initial = '', check, typing }) {
      say(message)
      say(words.multiline[lang])
      for (;;) {
        let lines = initial ? initial.split('\n') : []
        for (const line of lines) say(line)
        for (;;) {
          const more = await readLines(terminal, '')
          lines = [...lines, ...more]
          typing?.(lines.join('\n'))
          // A line and an empty one may be typed as fast; of more that come at once, all of a paste, none ends it.
          if (more.length <= 2 && more.at(-1) === '') break
        }
        const text = lines.join('\n').trimEnd()
        const wrong = check?.(text)
        if (wrong === undefined) return text
        say(wrong)
      }
    },
    password: (message) => readHidden(terminal, label(message)),
    async choice({ message, choices, initial }) {
      say(message)
      list(choices)
      const offered = choices.findIndex((c) => c.value === initial) + 1
      for (;;) {
        const answer =
          (await readLine(label(`${words.number[lang]}${offered ? ` [${offered}]` : ''}`))) || String(offered)
        const choice = chosen(choices, answer)
        if (choice) return choice.value
        say(words.between(choices.length)[lang])
      }
    },
    async pick({ message, choices, initial, more }) {
      const find = finder(choices)
      const present = choices.find((c) => c.value === initial)
      let found = [...choices]
      say(message)
      list(found)
      for (;;) {
        const offered = present ? ` [${present.name}]` : ''
        const answer = await readLine(label(`${words.numberOrWords[lang]}${offered}`))
        if (answer === '' && present) return present.value
        const choice = chosen(isNumbered(choices) ? [...choices, ...found] : found, answer)
        if (choice) return choice.value
        const matching = answer === '' ? [] : await matchingOf(answer, find, more)
        if (matching.length === 0) say(answer === '' ? words.choose[lang] : words.nothingLikeIt[lang])
        else {
          found = matching
          list(found)
        }
      }
    },
    async confirm(message, initial) {
      const letters = words.letters[initial ? 'yes' : 'no'][lang]
      for (;;) {
        const answer = (await readLine(label(`${message} (${letters})`))).trim().toLowerCase()
        if (answer === '') return initial
        if (['y', 'yes', 'o', 'oui'].includes(answer)) return true
        if (['n', 'no', 'non'].includes(answer)) return false
        say(words.yesOrNo[lang])
      }
    },
  }
  return asker
}
