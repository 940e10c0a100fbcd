import type { Context } from '../command/context.js'
import type { Param, Source } from '../command/param.js'
import type { Session } from '../command/session.js'
import type { Lang, Text } from '../core/language.js'
import { counted } from '../core/number.js'
import { usersToChoose } from '../identity/services/choose-users.js'
import type { Choice } from '../terminal/prompt/question.js'
import { openLoads } from '../tickets/services/loads.js'
import { type Candidate, userCandidate, VALUES } from './values.js'

/** Asks for a value that is missing: in the parameter's own way, else from what the database holds for it, from its words, or as a line. */
export async function askFor(ctx: Context, param: Param<unknown>, option: string, input: Record<string, unknown>): Promise<unknown> {
  const parse = (text: string): unknown => (param.parse ? param.parse(text) : text)
  const { from, words } = param.complete ?? {}
  if (param.ask) return parse(await param.ask(ctx, input))
  const choices = from && from !== 'file' ? await choicesOf(from, ctx) : (words ?? []).map((w) => ({ name: w, value: w }))
  if (choices.length > 0) {
    const question = from && from !== 'file' ? QUESTIONS[from] : param.summary
    const value = parse(await ctx.ask.pick(question, option, choices))
    return param.many ? [value] : value
  }
  if (!param.many) return parse(await ctx.ask.line(param.summary, option, { parse }))
  const several = (text: string) => text.split(/[\s,]+/).filter(Boolean)
  return several(await ctx.ask.line(param.summary, option, { parse: (text) => several(text).map(parse) })).map(parse)
}

const QUESTIONS: Record<Source, Text> = {
  ticket: { en: 'Which ticket?', fr: 'Quel ticket ?' },
  'unassigned-ticket': { en: 'Which ticket?', fr: 'Quel ticket ?' },
  'resolved-ticket': { en: 'Which resolved ticket?', fr: 'Quel ticket résolu ?' },
  user: { en: 'Who?', fr: 'Qui ?' },
  technician: { en: 'Which technician?', fr: 'Quel technicien ?' },
  status: { en: 'Which status?', fr: 'Quel statut ?' },
  category: { en: 'Which category?', fr: 'Quelle catégorie ?' },
  priority: { en: 'Which priority?', fr: 'Quelle priorité ?' },
  session: { en: 'Which session?', fr: 'Quelle session ?' },
  change: { en: 'Which change?', fr: 'Quelle modification ?' },
}

async function choicesOf(from: Source, ctx: Context): Promise<Choice[]> {
  const session = await ctx.session()
  if (from === 'technician') return techniciansToChoose(session, ctx.lang)
  return (await VALUES[from](session, '', ctx.lang)).map((c) => ({ name: nameOf(from, c), value: c.value }))
}

/** With how much each carries, who carries least first. */
async function techniciansToChoose(session: Session, lang: Lang): Promise<Choice[]> {
  const loads = await openLoads(session)
  const users = (await usersToChoose(session, true)).map((user) => ({ ...userCandidate(user), open: loads.get(user.id) ?? 0 }))
  return users
    .sort((a, b) => a.open - b.open)
    .map(({ open, ...candidate }) => ({ name: `${nameOf('technician', candidate)} (${carried(open)[lang]})`, value: candidate.value }))
}

const carried = (open: number): Text => ({ en: `${counted(open).en} open`, fr: `${counted(open).fr} ${open > 1 ? 'ouverts' : 'ouvert'}` })

const nameOf = (from: Source, { value, description }: Candidate): string =>
  [from.endsWith('ticket') ? `#${value}` : value, description].filter(Boolean).join('  ')
