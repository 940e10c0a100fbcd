import { isoFromEpoch } from '../../core/instants.js'
import { inEach, type Text } from '../../core/language.js'
import { boundsOf } from '../../search/language/bounds.js'
import type { Time } from '../../search/language/times.js'
import { type Query, type TimesTerm, termsOf } from '../../search/language/tree.js'
import { date, dateTime } from '../../terminal/time.js'
import { fieldNamed } from '../ordered-fields.js'
import { queryWords } from '../words/query.js'

/** How the times of queries were read, `updated before 19 Nov 2026`; undefined where there is none. */
export function askedTimes(queries: readonly Query[], now: number): Text | undefined {
  const terms = queries.flatMap((query) => [...termsOf(query)]).filter((term) => term.kind === 'times')
  if (terms.length === 0) return undefined
  return inEach((lang) => terms.map((term) => said(term, now)[lang]).join(' · '))
}

function said(term: TimesTerm, now: number): Text {
  const { from, to } = boundsOf(term, now)
  const label = fieldNamed(term.field)?.of?.label
  const what = inEach((lang) => label?.[lang].toLowerCase() ?? term.field)
  const begin = term.from && shown(term.from.value, from)
  const end = term.to && shown(term.to.value, to)
  if (begin && end) return begin.en === end.en ? queryWords.on(what, begin) : queryWords.between(what, begin, end)
  if (begin) return queryWords.since(what, begin)
  if (!end) return what
  return term.to?.value.kind === 'age' ? queryWords.before(what, end) : queryWords.until(what, end)
}

/** With the time of the day, where that was meant. */
function shown(time: Time, epoch = 0): Text {
  const isExact =
    (time.kind === 'age' && /^[mh]$/.test(time.unit)) ||
    (time.kind === 'calendar' && (time.of === 'minute' || time.of === 'second'))
  return inEach((lang) => (isExact ? dateTime : date)(isoFromEpoch(epoch), { lang }))
}
