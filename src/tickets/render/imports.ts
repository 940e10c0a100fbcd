import { doneReport } from '../../history/change-report.js'
import { inert } from '../../terminal/inert.js'
import type { Style } from '../../terminal/style.js'
import { reportWords } from '../words/reports.js'

interface Imported {
  changeId: string | null
  rows: number
  created: number
  present: number
}

interface Planned extends Imported {
  dates: { timeZone: string; text: string; at: string } | null
  first: { line: number; title: string }[]
}

/** How many rows became something, and how many were there already. */
export function importReport(done: Imported, s: Style): string {
  const text = reportWords.imported(done.created, done.present)
  if (!done.changeId) return s.already(text)
  return doneReport(text, s)
}

/** What an import would come to: the first of its rows, how many there are, and how its dates are read. */
export function importPlan(plan: Planned, s: Style): string {
  const lines = plan.first.map(({ line, title }) => `  ${s.chalk.dim(`${line}:`)} ${inert(title)}`)
  if (plan.created > plan.first.length) lines.push('  …')
  lines.push(s.say(reportWords.wouldImport(plan.created, plan.present)))
  if (plan.dates) {
    const { timeZone, at } = plan.dates
    const text = inert(plan.dates.text)
    lines.push(s.say(reportWords.datesAreOf(timeZone, text, at)))
  }
  return lines.join('\n')
}
