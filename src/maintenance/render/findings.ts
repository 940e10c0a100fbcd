import { common } from '../../core/words.js'
import { inert } from '../../terminal/inert.js'
import type { Listing } from '../../terminal/listing.js'
import type { Style } from '../../terminal/style.js'
import { words } from '../words.js'

/** A finding of `db check` in the reader's language. */
export interface ShownFinding {
  check: string
  severity: 'error' | 'warning' | 'note'
  message: string
  hint: string
  items: string[]
}

export const findingListing: Listing<ShownFinding> = {
  fields: [
    { name: 'severity', title: words.columns.severity, plain: (f) => f.severity },
    { name: 'check', title: words.columns.check, plain: (f) => f.check },
    { name: 'message', title: common.what, plain: (f) => f.message },
    { name: 'hint', title: words.columns.whatToDo, plain: (f) => f.hint },
    { name: 'items', title: words.columns.about, plain: (f) => f.items.join(',') },
  ],
  table: ['severity', 'message', 'hint'],
  plain: ['severity', 'check', 'message', 'hint'],
  empty: words.nothingToMend,
}

/** A line for each finding with what to do about it. */
export function findingText(findings: readonly ShownFinding[], style: Style): string {
  if (findings.length === 0) return style.ok(findingListing.empty)
  const { red, yellow, dim } = style.chalk
  const marks = { error: red('✗'), warning: yellow('!'), note: dim('·') }
  return findings.map((f) => `${marks[f.severity]} ${inert(f.message)} ${dim(`→ ${inert(f.hint)}`)}`).join('\n')
}
