import type { Instant } from '../../core/instants.js'
import { inEach, type Lang, type Text } from '../../core/language.js'
import type { Signs } from '../../terminal/style.js'
import { fullAge } from '../../terminal/time.js'
import { reportWords } from '../words/reports.js'

/** A list of which only the first are shown. */
interface Cut {
  shown: number
  total: number
  /** When the oldest of all was created. */
  oldest: Instant | null
  /** Whether they are the open ones because nothing else was asked for. */
  which: 'open' | 'asked for'
}

/**
 * `30 of 167 open · oldest 10 months · more: --limit 167`: what stands below such a list, in as many lines as so many
 * columns need.
 */
export function cutLines(
  { shown, total, oldest, which }: Cut,
  { now, lang, signs, columns }: { now: number; lang: Lang; signs: Signs; columns: number },
): Text[] {
  const between = signs === 'ascii' ? ' | ' : ' · '
  const parts = [
    (which === 'open' ? reportWords.firstOfOpen : reportWords.firstOf)(shown, total),
    ...(oldest === null ? [] : [reportWords.oldestOf(fullAge(oldest, now))]),
    reportWords.moreBy(total),
  ]
  const lines: Text[] = []
  for (const part of parts) {
    const last = lines.at(-1)
    const longer = last && inEach((l) => `${last[l]}${between}${part[l]}`)
    if (longer && longer[lang].length <= columns) lines.splice(-1, 1, longer)
    else lines.push(part)
  }
  return lines
}
