import { styleText } from 'node:util'
import {
  createPrompt,
  isBackspaceKey,
  isEnterKey,
  isTabKey,
  makeTheme,
  type Theme,
  useEffect,
  useKeypress,
  usePrefix,
  useState,
} from '@inquirer/core'
import inquirer from 'inquirer'
import { interrupted } from '../../core/errors.js'
import type { Lang, Text } from '../../core/language.js'
import type { Terminal } from '../../machine/host.js'
import { words } from '../words.js'
import { finder } from './matching.js'
import type { Asker, LineQuestion } from './question.js'

/** A line of text. What stands there at first can be changed like what is typed; `below` is drawn anew at each key. */
const askLine = createPrompt<string, LineQuestion & { theme: Partial<Theme> }>((question, done) => {
  const theme = makeTheme(question.theme)
  const [status, setStatus] = useState<'idle' | 'done'>('idle')
  const [value, setValue] = useState('')
  const [complaint, setComplaint] = useState('')
  const prefix = usePrefix({ status, theme })
  useEffect((readline) => {
    readline.write(question.initial ?? '')
    setValue(question.initial ?? '')
  }, [])
  useKeypress((key, readline) => {
    if (status !== 'idle') return
    if (isEnterKey(key)) {
      const wrong = question.check?.(value)
      if (wrong === undefined) {
        setStatus('done')
        done(value)
        return
      }
      readline.write(value) // Enter emptied it
      setComplaint(wrong)
      return
    }
    if (isTabKey(key)) {
      readline.clearLine(0)
      readline.write(value)
      return
    }
    setValue(readline.line)
    if (complaint && (isBackspaceKey(key) || readline.line !== value)) setComplaint('')
  })
  const shown = `${prefix} ${theme.style.message(question.message, status)} ${status === 'done' ? theme.style.answer(value) : value}`
  if (status === 'done') return shown
  const lines = (question.below?.(value) ?? []).map((line) => styleText('dim', line))
  return [shown, [...lines, ...(complaint ? [theme.style.error(complaint)] : [])].join('\n')]
})

/** What inquirer says its keys do, in our words. */
const KEYS: Record<string, Text> = words.keys

/** Questions of inquirer's, redrawn as one types. */
export function createAsker(lang: Lang, { input, output }: Terminal): Asker {
  const ask = inquirer.createPromptModule({ input, output })
  const keysHelpTip = (keys: [string, string][]) =>
    keys.map(([key, does]) => `${styleText('bold', key)} ${styleText('dim', KEYS[does]?.[lang] ?? does)}`).join(' ')
  const theme = {
    style: { keysHelpTip, disabled: (text: string) => styleText('dim', text) },
    keywords: { yes: words.yes[lang], no: words.no[lang], error: () => words.yesOrNo[lang] },
  }
  const answer = async <T>(asked: Promise<{ answer: T }>): Promise<T> => (await orInterrupted(asked)).answer
  return {
    line: (question) => orInterrupted(askLine({ ...question, theme: {} }, { input, output })),
    password: (message) => answer(ask([{ type: 'password', name: 'answer', message, mask: '*', theme }])),
    choice: ({ message, choices, initial }) =>
      answer(
        ask([{ type: 'select', name: 'answer', message, choices: [...choices], default: initial, theme, loop: false }]),
      ),
    pick({ message, choices }) {
      const find = finder(choices, (c) => `${c.name} ${c.description ?? ''}`)
      const nothing = [{ name: words.nothingLikeIt[lang], value: '', disabled: ' ' }]
      const source = (typed: string | undefined) => {
        const found = find(typed ?? '')
        return found.length > 0 ? found : nothing
      }
      return answer(ask([{ type: 'search', name: 'answer', message, source, theme, pageSize: 10 }]))
    },
    confirm: (message, initial) => answer(ask([{ type: 'confirm', name: 'answer', message, default: initial, theme }])),
  }
}

/** inquirer's own error for Ctrl-C, in our words. */
async function orInterrupted<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    throw error instanceof Error && error.name === 'ExitPromptError' ? interrupted(error) : error
  }
}
