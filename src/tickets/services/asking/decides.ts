import { type Query, termsOf } from '../../../search/language/tree.js'
import { fieldNamed } from '../../ordered-fields.js'

/** Whether a query says itself which tickets it means, resolved ones or not: then nothing is left out unasked. */
export const decides = (queries: readonly Query[]): boolean =>
  queries.some((query) => [...termsOf(query)].some(isDeciding))

const isDeciding = (term: Query): boolean =>
  (term.kind === 'words' && term.words.some((w) => w !== 'unassigned' && w !== 'unread')) ||
  ('field' in term && fieldNamed(term.field)?.of?.query?.decides === true)
