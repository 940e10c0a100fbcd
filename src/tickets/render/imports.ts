import { counted } from '../../core/number.js'
import { inert } from '../../terminal/inert.js'
import type { Style } from '../../terminal/style.js'

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

const counts = ({ created, present }: Imported, s: Style) => {
  const number = (n: number) => s.say(counted(n))
  const there = present > 0 ? { en: `, ${number(present)} there already`, fr: `, ${number(present)} déjà là` } : { en: '', fr: '' }
  return { created: number(created), there }
}

/** How many rows became something, and how many were there already. */
export function importReport(done: Imported, s: Style): string {
  const { created, there } = counts(done, s)
  const text = { en: `${created} imported${there.en}.`, fr: `${created} importés${there.fr}.` }
  if (!done.changeId) return s.already(text)
  return [s.ok(text), s.chalk.dim(s.say({ en: `change ${done.changeId}`, fr: `modification ${done.changeId}` }))].join('\n')
}

/** What an import would come to: the first of its rows, how many there are, and how its dates are read. */
export function importPlan(plan: Planned, s: Style): string {
  const { created, there } = counts(plan, s)
  const lines = plan.first.map(({ line, title }) => `  ${s.chalk.dim(`${line}:`)} ${inert(title)}`)
  if (plan.created > plan.first.length) lines.push('  …')
  const isOne = plan.created < 2 // in French none is one, too
  lines.push(
    s.say({
      en: `${created} would be imported${there.en}. Nothing was changed: this is the plan.`,
      fr: `${created} ${isOne ? 'serait importé' : 'seraient importés'}${there.fr}. Rien n’a été modifié : ceci est le plan.`,
    }),
  )
  if (plan.dates) {
    const { timeZone, at } = plan.dates
    const text = inert(plan.dates.text)
    lines.push(
      s.say({
        en: `Dates without a time zone are those of ${timeZone}: '${text}' is ${at}. Others: --time-zone.`,
        fr: `Les dates sans fuseau sont celles de ${timeZone} : « ${text} » est ${at}. Autrement : --time-zone.`,
      }),
    )
  }
  return lines.join('\n')
}
