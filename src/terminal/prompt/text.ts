import { Unfinished } from '../../core/errors.js'
import type { Lang } from '../../core/language.js'
import type { Host } from '../../machine/host.js'
import { inert } from '../inert.js'
import { words } from '../words.js'
import { EditorNotStarted, editText } from './editor.js'
import { type Asker, keeping, type LineQuestion } from './question.js'

interface Where {
  lang: Lang
  host: Host
  /** What the text is about: shown below it in an editor. */
  context: string
  /** Where the editor's file is to be, up to what makes its folder the only one. */
  folder: () => Promise<string>
}

/**
 * A text of several lines, in `$VISUAL` or `$EDITOR`; where there is none, or it cannot be started, as it is typed.
 * Throws Unfinished, or WentBack, with what was written by then.
 */
export async function askText(asker: Asker, question: LineQuestion, where: Where): Promise<string> {
  const { VISUAL, EDITOR } = where.host.env
  const editor = VISUAL?.trim() || EDITOR?.trim()
  if (!editor) return typed(asker, question, where)
  try {
    return await edited(editor, asker, question, where)
  } catch (error) {
    if (!(error instanceof EditorNotStarted)) throw error
    where.host.err.write(`${inert(words.editorNotStarted(editor)[where.lang])}\n`)
    return typed(asker, question, where)
  }
}

async function edited(editor: string, asker: Asker, question: LineQuestion, where: Where): Promise<string> {
  const { lang, host, context, folder } = where
  let [text, said] = [question.initial ?? '', '']
  for (;;) {
    const below = [said || words.aboveThis[lang], context].filter(Boolean).join('\n\n')
    const { written, isBelow } = await editText(editor, text, below, host, await folder())
    const wrong = isBelow ? words.writtenBelow[lang] : question.check?.(written)
    if (wrong === undefined) return written
    text = written
    said = wrong
    const again = await keeping(
      () => written,
      () => asker.confirm(`${wrong} ${words.editAgain[lang]}`, true),
    )
    if (!again) throw new Unfinished(text)
  }
}

/** Of more than one line it is shown whole before it counts. */
async function typed(asker: Asker, question: LineQuestion, { lang }: Where): Promise<string> {
  const check = (answer: string) =>
    /^(y|yes|o|oui|e|n|no|non|)$/i.test(answer.trim()) ? undefined : words.yesEditOrNo[lang]
  let text = question.initial
  for (;;) {
    let written = text ?? ''
    const typing = (soFar: string) => {
      written = soFar
    }
    const lines = { ...question, typing, ...(text === undefined ? {} : { initial: text }) }
    text = await keeping(
      () => written,
      () => asker.lines(lines),
    )
    if (!text.includes('\n')) return text
    const whole = text
    const answer = await keeping(
      () => whole,
      () => asker.line({ message: words.postThis[lang], check }),
    )
    if (/^n/i.test(answer.trim())) throw new Unfinished(whole)
    if (!/^e/i.test(answer.trim())) return whole
  }
}
