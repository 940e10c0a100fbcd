import { counted } from '../../core/number.js'
import type { Style } from '../../terminal/style.js'

interface Imported {
  changeId: string | null
  rows: number
  created: number
  present: number
  dryRun: boolean
}

/** How many rows became something, and how many were there already. */
export function importReport({ changeId, created, present, dryRun }: Imported, s: Style): string {
  const number = (n: number) => s.say(counted(n))
  const there = present > 0 ? { en: `, ${number(present)} there already`, fr: `, ${number(present)} déjà là` } : { en: '', fr: '' }
  if (dryRun) {
    return s.say({
      en: `${number(created)} to import${there.en}. Nothing was changed: this is the plan.`,
      fr: `${number(created)} à importer${there.fr}. Rien n'a été modifié : ceci est le plan.`,
    })
  }
  const text = { en: `${number(created)} imported${there.en}.`, fr: `${number(created)} importés${there.fr}.` }
  if (!changeId) return s.already(text)
  return [s.ok(text), s.chalk.dim(s.say({ en: `change ${changeId}`, fr: `modification ${changeId}` }))].join('\n')
}
