import { lazyWords, type Text } from '../../core/language.js'

/** How a query was read: `what` is a field of a ticket, `created`. */
export const queryWords = lazyWords(() => ({
  on: (what: Text, day: Text) => ({ en: `${what.en} on ${day.en}`, fr: `${what.fr} le ${day.fr}` }),
  since: (what: Text, day: Text) => ({ en: `${what.en} since ${day.en}`, fr: `${what.fr} depuis le ${day.fr}` }),
  before: (what: Text, day: Text) => ({ en: `${what.en} before ${day.en}`, fr: `${what.fr} avant le ${day.fr}` }),
  until: (what: Text, day: Text) => ({ en: `${what.en} until ${day.en}`, fr: `${what.fr} jusqu’au ${day.fr}` }),
  between: (what: Text, first: Text, last: Text) => ({
    en: `${what.en} from ${first.en} to ${last.en}`,
    fr: `${what.fr} du ${first.fr} au ${last.fr}`,
  }),
}))
