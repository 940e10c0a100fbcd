import type { Globals } from '../command/globals.js'
import { badRows, DoneInPart, type ErrorCode, HelpdeskError, Misplaced } from '../core/errors.js'
import { type Hint, held, hintText, type Invocation, released } from '../core/hint.js'
import { inEach, type Lang, type Text } from '../core/language.js'
import type { Host } from '../machine/host.js'
import { words } from './words.js'

export interface ReportOptions {
  host: Host
  lang: Lang
  json: boolean
  /** chalk's level of stderr. */
  color: Globals['color']
  /** Add the stack trace. */
  debug: boolean
  /** Tells the address of the database, for an error that is about it. */
  address: () => Promise<string>
  invocation: Invocation
}

/** Says on stderr what went wrong, in the two-line form of the contract or as JSON, and answers the kind of failure. */
export async function report(
  error: unknown,
  { host, lang, json, color, debug, address, invocation }: ReportOptions,
): Promise<ErrorCode> {
  const known = await understand(error, address)
  const { inert, inertBlock, inertJson } = await import('../terminal/inert.js')
  const message = brief(known.text[lang])
  const hint = known.hint && hintText(known.hint, lang, invocation)
  if (json) {
    const rows = known.details.map(({ line, value, code, text, hint }) => ({
      line,
      value,
      code,
      message: brief(text[lang]),
      ...(hint ? { hint: hintText(hint, lang, invocation) } : {}),
    }))
    const error = {
      code: known.code,
      message,
      ...(hint ? { hint } : {}),
      ...(rows.length > 0 ? { details: rows } : {}),
      ...(known instanceof Misplaced ? { details: known.place } : {}),
    }
    host.err.write(`${inertJson(JSON.stringify({ error }))}\n`)
  } else {
    const { isTerminal, columns } = host.err
    const wrap = isTerminal ? (await import('../terminal/prose.js')).prose : released
    const say = (text: string) => host.err.write(`${wrap(text, columns)}\n`)
    const wayOut = (hint: Hint | undefined) =>
      hint ? `hint:${held(' ')}${inert(hintText(hint, lang, invocation, held))}` : ''
    const rows = known.details.map(({ line, text, hint }) =>
      [`line ${line}: ${inert(brief(text[lang]))}`, wayOut(hint)].filter(Boolean).join(' '),
    )
    const marked = known instanceof Misplaced ? (await import('./output/marked-place.js')).markedPlace(known.place) : ''
    const word = color === 0 ? 'error:' : (await import('../terminal/style.js')).errorWord(color)
    say(`${word}${held(' ')}${inert(message)}`)
    host.err.write(marked)
    rows.forEach(say)
    if (hint) say(wayOut(known.hint))
  }
  if (debug) host.err.write(`${inertBlock(stackOf(error))}\n`)
  return known.code
}

/** What somebody gave us is repeated to him, but not by the page. */
function brief(message: string): string {
  const characters = [...message]
  return characters.length > LONGEST_MESSAGE ? `${characters.slice(0, LONGEST_MESSAGE).join('')}…` : message
}
const LONGEST_MESSAGE = 1_000

/** `left` tells what is done although it failed. */
async function understand(error: unknown, address: ReportOptions['address'], left?: Text): Promise<HelpdeskError> {
  if (error instanceof DoneInPart) {
    const why = await understand(error.cause, address, error.left)
    return new HelpdeskError(why.code, why.text, error.hint, error, why.details)
  }
  if (error instanceof HelpdeskError) return left ? withLeft(error, left) : error
  const { faultOf } = await import('../db/faults.js')
  const { explainDatabaseError } = await import('../db/errors.js')
  const explained = faultOf(error) && explainDatabaseError(error, await address(), left)
  if (explained) return explained
  const { machineFault } = await import('../core/system-faults.js')
  const fault = machineFault(error)
  if (fault) return new HelpdeskError('INTERNAL', left ? inEach((lang) => `${fault[lang]} ${left[lang]}`) : fault)
  const message = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
  const why = words.unexpected(message)
  return new HelpdeskError('INTERNAL', left ? inEach((lang) => `${why[lang]}. ${left[lang]}`) : why, {
    say: words.reportIt,
  })
}

function withLeft(error: HelpdeskError, left: Text): HelpdeskError {
  if (error.details.length > 0) return badRows(error.details, { left })
  return new HelpdeskError(
    error.code,
    inEach((lang) => `${error.text[lang]} ${left[lang]}`),
  )
}

const stackOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause === undefined ? '' : `\n${stackOf(error.cause)}`
  return `${error.stack ?? error.message}${cause}`
}
