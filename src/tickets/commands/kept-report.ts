import type { Context } from '../../command/context.js'
import { longText } from '../../command/parsers.js'
import { textFrom } from '../../command/text-from.js'
import { writtenFor } from '../../core/errors.js'
import { shellQuoted } from '../../core/hint.js'
import { ticketNumbers } from '../parsers.js'
import { questionWords } from '../words/questions.js'
import { clearText, keepText, offerText } from './kept-text.js'

/** The words of a line that changes the status of tickets, and may say why. */
interface ReportWords {
  tickets?: string[] | undefined
  message?: string | undefined
  dryRun?: boolean | undefined
}

type Verb = 'resolve' | 'reopen'

/** Up to so many characters a report stands in the command that goes on; a longer one is read from its file. */
const SHORT = 200
/** Of more characters of numbers only the first number is part of a file's name. */
const LONGEST_NUMBERS = 100

/**
 * Under these numbers a report is kept; undefined where they stand on standard input, or are no numbers: that is what it
 * failed for.
 */
function keptUnder({ tickets = [] }: ReportWords): string | undefined {
  if (tickets.length === 0 || tickets.includes('-')) return undefined
  try {
    const numbers = tickets.flatMap(ticketNumbers)
    const all = tickets.join(',').replaceAll('#', '')
    const [first] = numbers
    if (/^[\d,-]+$/.test(all) && all.length <= LONGEST_NUMBERS) return all
    return first === undefined ? undefined : String(typeof first === 'number' ? first : first.from)
  } catch {
    return undefined
  }
}

/** Where a status could not be changed: keeps the report that was to go with it, and says how to go on. */
export async function keepReport(ctx: Context, verb: Verb, words: ReportWords, error: unknown): Promise<void> {
  const { tickets = [] } = words
  const message = writtenFor('--message', error) ?? words.message
  const ticket = keptUnder(words)
  if (words.dryRun || message === undefined || message === '-' || ticket === undefined) return
  const command = `ticket ${verb} ${tickets.join(' ').replaceAll('#', '')} -m`
  const isShort = message.length <= SHORT && !/\p{Cc}/u.test(message)
  const goOn = (path: string) => `${command} ${isShort ? shellQuoted(message) : `- < ${shellQuoted(path)}`}`
  await keepText(ctx, { kind: verb, ticket }, { text: message, goOn }, error)
}

/** Asks for the report that goes with a change of status; empty: none. Goes on with one that was kept. */
export async function askReport(ctx: Context, verb: Verb, words: ReportWords): Promise<string> {
  const ticket = keptUnder(words)
  const initial = ticket === undefined ? undefined : await offerText(ctx, { kind: verb, ticket })
  const parse = (text: string) => text.trim() === '' || longText(text)
  if (initial?.includes('\n')) return ctx.ask.text(questionWords.report, '--message', { parse, initial })
  return ctx.ask.line(questionWords.report, '--message', { parse, initial })
}

/** The words of each command, which questions may complete, and the report once it is read. */
const reports = new WeakMap<Context, { words: ReportWords; text?: string }>()

/** Before anything else: what was typed says later what to forget. */
export async function rememberReport(ctx: Context, words: ReportWords): Promise<void> {
  reports.set(ctx, { words })
}

/** The report that was typed, answered, or is on standard input; undefined where there is none. */
export async function reportOf(ctx: Context): Promise<string | undefined> {
  const report = reports.get(ctx)
  const { message } = report?.words ?? {}
  if (report === undefined || message === undefined) return undefined
  report.text = await textFrom(ctx, { text: message, file: undefined })
  return report.text
}

/** Forgets the report that has been stored, also where it came from its file. */
export async function dropReport(ctx: Context, verb: Verb): Promise<void> {
  const { words = {}, text } = reports.get(ctx) ?? {}
  const ticket = keptUnder(words)
  if (text === undefined || ticket === undefined || words.dryRun) return
  if (ctx.interactive || words.message === '-') await clearText(ctx, { kind: verb, ticket }, text)
}
