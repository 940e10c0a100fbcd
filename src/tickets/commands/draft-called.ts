import { word } from '../../command/parsers.js'
import { failure } from '../../core/errors.js'
import { failureWords } from '../words/failures.js'

/** The one whose id begins so. NOT_FOUND, USAGE where it fits several, INVALID for what is no word. */
export function draftCalled<T extends { id: string }>(all: readonly T[], id: string): T {
  const beginning = word(id)
  const [draft, ...others] = all.filter((d) => d.id.startsWith(beginning))
  if (!draft) throw failure('NOT_FOUND', failureWords.noDraftCalled(id), { run: 'drafts list' })
  if (others.length > 0)
    throw failure('USAGE', failureWords.ambiguousDraft(id, [draft, ...others].map((d) => d.id).join(', ')))
  return draft
}
