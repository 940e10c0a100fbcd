import { type Candidate, isPlain, type Offer } from '../../command/offer.js'
import type { Text } from '../../core/language.js'
import type { Lookup, LookupKind } from '../lookup.js'
import { words } from '../words.js'

const QUESTIONS: Record<LookupKind, Text> = {
  status: words.which.status,
  category: words.which.category,
  priority: words.which.priority,
}

/** By name, where that can be typed, else by number. */
function lookupCandidate(x: Lookup): Candidate {
  const more = moreOf(x)
  return isPlain(x.name)
    ? { value: x.name, ...(more ? { description: more } : {}) }
    : { value: String(x.id), description: x.name }
}

function moreOf(x: Lookup): string | null | undefined {
  if ('state' in x) return x.state
  return 'description' in x ? x.description : undefined
}

const lookupOffer = (kind: LookupKind): Offer => ({
  question: QUESTIONS[kind],
  values: async (session) =>
    (await (await import('../services/lookups.js')).listLookup(session, kind)).map(lookupCandidate),
})

export const lookupOffers: Record<LookupKind, Offer> = {
  status: lookupOffer('status'),
  category: lookupOffer('category'),
  priority: lookupOffer('priority'),
}
