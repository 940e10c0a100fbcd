import type { Hint } from '../../../core/hint.js'
import type { Text } from '../../../core/language.js'
import { firstOf } from '../../../core/lists.js'
import { words } from './words.js'

/** Worst first. A note tells something that may be meant so: it alone leaves the database healthy. */
export const SEVERITIES = ['error', 'warning', 'note'] as const
type Severity = (typeof SEVERITIES)[number]

/** Something to mend: what it is, and what to do about it. */
export interface Finding {
  /** Its name for scripts, always the same: `no-administrator`. */
  check: string
  severity: Severity
  message: Text
  /** A command to run, SQL for a DBA, or a sentence. */
  hint: Hint
  /** What it is about, by name: accounts, tickets, columns. At most 1,000 of them. */
  items: string[]
}

/** At most this many are written out in a message. */
const MOST_NAMED = 20

/** A finding about several things, whose names end its message; none where there is nothing to tell. */
export function about(items: readonly string[], finding: Omit<Finding, 'items'>): Finding[] {
  if (items.length === 0) return []
  const list = firstOf(items, MOST_NAMED)
  return [{ ...finding, message: words.about(finding.message, list), items: items.slice(0, 1_000) }]
}
