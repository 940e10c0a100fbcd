import type { Candidate } from '../../command/offer.js'
import type { Completion } from '../../command/params/kinds.js'
import type { Lang } from '../../core/language.js'
import type { Host } from '../../machine/host.js'
import type { Place } from './place.js'

/** Everything that may stand at a place and begins as the word that is being typed; `live` asks the database. */
export async function candidatesAt(place: Place, lang: Lang, host: Host): Promise<Candidate[]> {
  const commands = Object.entries(place.tree ?? {}).map(([value, { summary }]) => ({
    value,
    description: summary[lang],
  }))
  const options = place.options.map((o) => ({ value: o.flags.long ?? '', description: o.summary[lang] }))
  const all = [...commands, ...(place.value ? await valuesOf(place.value, place, lang, host) : []), ...options]
  return all.filter((c) => c.value.startsWith(place.typed) && !place.taken.includes(c.value))
}

async function valuesOf(
  { words = [], fixed: byTyped, from, list }: Completion,
  place: Place,
  lang: Lang,
  host: Host,
): Promise<Candidate[]> {
  const fixed = [...words, ...(byTyped?.(place.typed, place.arguments) ?? [])].map((value) => ({ value }))
  if (list) return afterCommas(place.typed, words).map((value) => ({ value }))
  if (!from || from === 'file' || !place.spec) return fixed
  const { liveValues } = await import('./live.js')
  if (!place.isSpread || !place.typed.includes(',')) return [...fixed, ...(await liveValues(from, place, lang, host))]
  const at = place.typed.lastIndexOf(',') + 1
  const [before, typed] = [place.typed.slice(0, at), place.typed.slice(at)]
  const there = new Set(before.split(','))
  const found = await liveValues(from, { ...place, typed }, lang, host)
  return found.filter(({ value }) => !there.has(value)).map((c) => ({ ...c, value: before + c.value }))
}

/** What may follow the values before the last comma. */
function afterCommas(typed: string, words: readonly string[]): string[] {
  const before = typed.slice(0, typed.lastIndexOf(',') + 1)
  return words.filter((w) => !before.split(',').includes(w)).map((w) => before + w)
}
