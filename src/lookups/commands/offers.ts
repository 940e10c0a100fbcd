import { type Candidate, isPlain, type Offer } from '../../command/offer.js'
import type { Lookup, LookupKind } from '../lookup.js'
import { words } from '../words.js'

/** How one is typed: by name, where that can be, else by number. */
export const lookupValue = ({ id, name }: { id: number; name: string }): string => (isPlain(name) ? name : String(id))

function lookupCandidate(x: Lookup): Candidate {
  const more = isPlain(x.name) ? moreOf(x) : x.name
  return { value: lookupValue(x), ...(more ? { description: more } : {}) }
}

function moreOf(x: Lookup): string | null | undefined {
  if ('state' in x) return x.state
  return 'description' in x ? x.description : undefined
}

const lookupOffer = (kind: LookupKind): Offer => ({
  get question() {
    return words.which[kind]
  },
  values: async (session) =>
    (await (await import('../services/lookups.js')).listLookup(session, kind)).map(lookupCandidate),
  async lookUp({ db }, words) {
    const { findLookups } = await import('../queries/lookups.js')
    const { FIND_LOOKUP } = await import('../services/find-lookup.js')
    const lookups = await findLookups(db)
    for (const word of words) FIND_LOOKUP[kind](lookups, word)
  },
})

export const lookupOffers: Record<LookupKind, Offer> = {
  status: lookupOffer('status'),
  category: lookupOffer('category'),
  priority: lookupOffer('priority'),
}
