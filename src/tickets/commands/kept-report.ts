import type { Context } from '../../command/context.js'
import { textFrom } from '../../command/text-from.js'
import { shellQuoted } from '../../core/hint.js'
import { ticketNumbers } from '../parsers.js'
import { clearText, keepText } from './kept-text.js'

/** The words of a line that changes the status of tickets, and may say why. */
interface ReportWords {
  tickets?: string[] | undefined
  message?: string | undefined
  dryRun?: boolean | undefined
}

/** Up to so many characters a report stands in the command that goes on; a longer one is read from its file. */
const SHORT = 200

/**
 * Under this number a report is kept, of however many tickets it is; undefined where they stand on standard input, or
 * are no numbers: that is what it failed for.
 */
function keptUnder({ tickets: [first] = [] }: ReportWords): string | undefined {
  if (first === undefined || first === '-') return undefined
  try {
    const [one] = ticketNumbers(first)
    return one === undefined ? undefined : String(typeof one === 'number' ? one : one.from)
  } catch {
    return undefined
  }
}

/** Where a status could not be changed: keeps the report that was to go with it, and says how to go on. */
export async function keepReport(
  ctx: Context,
  verb: 'resolve' | 'reopen',
  words: ReportWords,
  error: unknown,
): Promise<void> {
  const { tickets = [], message } = words
  if (words.dryRun || message === undefined || message === '-') return
  const command = `ticket ${verb} ${tickets.join(' ').replaceAll('#', '')} -m`
  const isShort = message.length <= SHORT && !/\p{Cc}/u.test(message)
  const goOn = (path: string) => `${command} ${isShort ? shellQuoted(message) : `- < ${shellQuoted(path)}`}`
  await keepText(ctx, 'comment', { ticket: keptUnder(words), text: message, goOn }, error)
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
export async function dropReport(ctx: Context): Promise<void> {
  const { words = {}, text } = reports.get(ctx) ?? {}
  const ticket = keptUnder(words)
  if (text === undefined || ticket === undefined || words.dryRun) return
  if (ctx.interactive || words.message === '-') await clearText(ctx, 'comment', Number(ticket), text)
}
