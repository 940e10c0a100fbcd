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
import { PASTED, type PastedKey } from './keyboard.js'
import type { LineQuestion } from './question.js'

type Asked = LineQuestion & { theme: Partial<Theme> }

/**
 * A line of text. What stands there at first can be changed like what is typed; `below` is drawn anew
 * when somebody pauses;
 * lines that are pasted become one.
 */
export const askLine = createPrompt<string, Asked>((question, done) => {
  const theme = makeTheme(question.theme)
  const [status, setStatus] = useState<'idle' | 'done'>('idle')
  const [value, setValue] = useState('')
  const [complaint, setComplaint] = useState('')
  const below = useBelow(question, status === 'done' ? undefined : value)
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
    if (isPasted(key)) readline.write(key.text.trim().replace(/\s*\n\s*/g, ' '))
    setValue(readline.line)
    if (complaint && (isBackspaceKey(key) || readline.line !== value)) setComplaint('')
  })
  if (status === 'idle') question.typing?.(value)
  const shown = `${prefix} ${theme.style.message(question.message, status)} ${status === 'done' ? theme.style.answer(value) : value}`
  if (status === 'done') return shown
  const lines = below.map(dim)
  return [shown, [...lines, ...(complaint ? [theme.style.error(complaint)] : [])].join('\n')]
})

/**
 * Several lines: Enter begins another, an empty one ends the text, unless it is part of what was pasted. `hint` stands
 * below while nothing else does.
 */
export const askLines = createPrompt<string, Asked & { hint: string }>((question, done) => {
  const theme = makeTheme(question.theme)
  const [status, setStatus] = useState<'idle' | 'done'>('idle')
  const given = question.initial?.split('\n') ?? []
  const [above, setAbove] = useState<readonly string[]>(given.slice(0, -1))
  const [value, setValue] = useState('')
  const [complaint, setComplaint] = useState('')
  const prefix = usePrefix({ status, theme })
  useEffect((readline) => {
    readline.write(given.at(-1) ?? '')
    setValue(given.at(-1) ?? '')
  }, [])
  useKeypress((key, readline) => {
    if (status !== 'idle') return
    if (isPasted(key)) {
      const [first = '', ...others] = `${readline.line}${key.text}`.split('\n')
      const last = others.pop()
      if (last !== undefined) {
        setAbove([...above, first, ...others])
        readline.clearLine(0)
        readline.write(last)
      } else readline.write(key.text)
      setValue(readline.line)
      return
    }
    if (isEnterKey(key)) {
      if (value !== '') {
        setAbove([...above, value])
        setValue('')
        return
      }
      const text = above.join('\n').trimEnd()
      const wrong = question.check?.(text)
      if (wrong !== undefined) return setComplaint(wrong)
      setStatus('done')
      return done(text)
    }
    if (isTabKey(key)) {
      readline.clearLine(0)
      readline.write(value)
      return
    }
    if (isBackspaceKey(key) && value === '' && above.length > 0) {
      const last = above.at(-1) ?? ''
      setAbove(above.slice(0, -1))
      readline.write(last)
      setValue(last)
      return
    }
    setComplaint('')
    setValue(readline.line)
  })
  question.typing?.([...above, value].join('\n'))
  const head = `${prefix} ${theme.style.message(question.message, status)}`
  if (status === 'done') return [head, ...above.map((line) => theme.style.answer(line))].join('\n').trimEnd()
  const below = complaint ? theme.style.error(complaint) : dim(question.hint)
  return [above.length === 0 ? `${head} ${value}` : [`${head} ${above[0]}`, ...above.slice(1), value].join('\n'), below]
})

const dim = (text: string) => styleText('dim', text)
const isPasted = (key: unknown): key is PastedKey => (key as { name?: unknown }).name === PASTED

/** Somebody who types no faster has paused. */
const PAUSE_MS = 150

/**
 * The lines below what has been typed so far; undefined where nothing is typed any more. What cannot be found is not
 * shown.
 */
function useBelow({ below }: LineQuestion, typed: string | undefined): string[] {
  const [lines, setLines] = useState<string[]>([])
  useEffect(() => {
    let isOver = typed === undefined || below === undefined
    if (isOver) return
    const show = async () => {
      const found = await below?.(typed ?? '').catch(() => [])
      if (!isOver) setLines(found ?? [])
    }
    const timer = setTimeout(show, PAUSE_MS)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [typed])
  return lines
}
