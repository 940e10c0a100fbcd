import type { Text } from '../../core/language.js'
import { keysOf } from '../../core/records.js'
import { common } from '../../core/words.js'
import type { Change } from '../../history/change.js'
import { changeReport } from '../../history/change-report.js'
import { inert } from '../../terminal/inert.js'
import type { Listing } from '../../terminal/listing.js'
import { paint } from '../../terminal/paint.js'
import type { Style } from '../../terminal/style.js'
import type { RoleChange } from '../plan.js'
import { words } from '../words.js'

export const roleListing: Listing<RoleChange> = {
  fields: [
    { name: 'line', title: common.line, plain: (r) => r.line, align: 'right' },
    { name: 'user', title: common.user, plain: (r) => r.user },
    { name: 'from', title: common.from, plain: (r) => r.from },
    { name: 'to', title: common.to, plain: (r) => r.to },
    { name: 'result', title: common.result, plain: (r) => r.result },
  ],
  table: ['user', 'from', 'to', 'result'],
  plain: ['user', 'from', 'to', 'result'],
  empty: common.noPeople,
}

/** What was changed. */
export const roleReport = (change: Change<RoleChange>, s: Style): string =>
  changeReport(
    {
      ...change,
      items: change.items.map((r) => ({
        ...r,
        result: r.result === 'changed' ? ('changed' as const) : ('unchanged' as const),
      })),
    },
    s,
    {
      changed: (r) => words.isNow(inert(r.user), r.to),
      unchanged: (r) => words.wasAlready(inert(r.user), r.to),
    },
  )

/** Rows of one kind that are named one by one; of more, only how many. */
const MOST_SHOWN = 40

const COUNTS: Record<RoleChange['result'], (n: number) => Text> = words.planned
const KINDS = keysOf(COUNTS)

/**
 * What would be changed: a line for each row that is not as it should be already, and how many there are of each kind.
 */
export function rolePlan({ items }: Change<RoleChange>, s: Style): string {
  const told = items.filter((r) => r.result !== 'unchanged')
  const lines = told.slice(0, MOST_SHOWN).map((r) => {
    const line = r.line === null ? '' : s.chalk.dim(`${r.line}: `)
    const what = `${line}${inert(r.user)}  ${inert(r.from ?? '?')} → ${r.to}`
    return r.result === 'changed' ? `  ${what}` : `${paint('✗', 'danger', s)} ${what}  (${s.say(words.why[r.result])})`
  })
  if (told.length > MOST_SHOWN) lines.push('  …')
  const counts = KINDS.flatMap((kind) => {
    const n = items.filter((r) => r.result === kind).length
    return n > 0 ? [s.say(COUNTS[kind](n))] : []
  })
  const nothing = s.say(common.onlyAPlan)
  return [...lines, `${counts.join(', ') || s.say(roleListing.empty)}.`, nothing].join('\n')
}
