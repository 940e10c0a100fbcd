import type { Lang, Text } from '../../core/language.js'
import type { Terminal } from '../../machine/host.js'
import { finder } from './matching.js'
import type { Asker, Choice } from './question.js'
import { readHidden, readLine } from './read-line.js'

// For screen readers, and for terminals that cannot move their cursor: each question is a line, and nothing that was written is written over.

const WORDS = {
  number: { en: 'Number', fr: 'Numéro' },
  numberOrWords: { en: 'Number, or words to search for', fr: 'Numéro, ou mots à chercher' },
  more: { en: '… and more: search for words.', fr: '… et d’autres : cherchez des mots.' },
  none: { en: 'Nothing like it.', fr: 'Rien de tel.' },
  neither: { en: 'Answer y or n.', fr: 'Répondez o ou n.' },
} satisfies Record<string, Text>
const between = (last: number): Text => ({ en: `Answer with a number from 1 to ${last}.`, fr: `Répondez par un numéro de 1 à ${last}.` })

/** As a label ends in the language. */
const COLON: Text = { en: ': ', fr: ' : ' }

/** More than this is not read aloud at once. */
const MOST_READ_ALOUD = 20

/** Numbered questions, one line after the other. */
export function createAsker(lang: Lang, terminal: Terminal): Asker {
  const say = (line: string) => void terminal.output.write(`${line}\n`)
  const list = (choices: readonly Choice[]) => {
    choices.slice(0, MOST_READ_ALOUD).forEach((c, i) => {
      say(`  ${i + 1}. ${c.name}${c.description ? `${COLON[lang]}${c.description}` : ''}`)
    })
    if (choices.length > MOST_READ_ALOUD) say(WORDS.more[lang])
  }
  const chosen = (choices: readonly Choice[], answer: string): Choice | undefined =>
    /^\d+$/.test(answer.trim()) ? choices.slice(0, MOST_READ_ALOUD)[Number(answer) - 1] : undefined
  const asker: Asker = {
    async line({ message, initial, check, below }) {
      const offered = initial ? ` [${initial}]` : ''
      for (;;) {
        const text = (await readLine(terminal, `${message}${offered}${COLON[lang]}`)) || (initial ?? '')
        const wrong = check?.(text)
        if (wrong === undefined) {
          for (const line of below?.(text) ?? []) say(line)
          return text
        }
        say(wrong)
      }
    },
    password: (message) => readHidden(terminal, `${message}${COLON[lang]}`),
    async choice({ message, choices, initial }) {
      say(message)
      list(choices)
      const offered = choices.findIndex((c) => c.value === initial) + 1
      for (;;) {
        const answer = (await readLine(terminal, `${WORDS.number[lang]}${offered ? ` [${offered}]` : ''}${COLON[lang]}`)) || String(offered)
        const choice = chosen(choices, answer)
        if (choice) return choice.value
        say(between(choices.length)[lang])
      }
    },
    async pick({ message, choices }) {
      const find = finder(choices, (c) => `${c.name} ${c.description ?? ''}`)
      let found = [...choices]
      say(message)
      for (;;) {
        list(found)
        const answer = await readLine(terminal, `${WORDS.numberOrWords[lang]}${COLON[lang]}`)
        const choice = chosen(found, answer)
        if (choice) return choice.value
        const matching = find(answer)
        if (matching.length === 0) say(WORDS.none[lang])
        found = matching.length > 0 ? matching : [...choices]
      }
    },
    async confirm(message, initial) {
      const hint = { en: initial ? 'Y/n' : 'y/N', fr: initial ? 'O/n' : 'o/N' }[lang]
      for (;;) {
        const answer = (await readLine(terminal, `${message} (${hint})${COLON[lang]}`)).trim().toLowerCase()
        if (answer === '') return initial
        if (['y', 'yes', 'o', 'oui'].includes(answer)) return true
        if (['n', 'no', 'non'].includes(answer)) return false
        say(WORDS.neither[lang])
      }
    },
  }
  return asker
}
