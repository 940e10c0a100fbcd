import { type DryRun, dryRunOf } from '../../../history/change.js'
import type { PlannedChange } from '../../ticket.js'
import type { Value } from '../../value.js'
import { type Differing, differences } from './compare.js'

/** What a change would make of tickets, field by field. */
export function planned({ plan, stored, unclosed, written }: Differing): DryRun<PlannedChange> {
  const said = ({ name, value }: Value) => name ?? (value === null ? null : String(value))
  const closed = new Set(unclosed)
  const items = stored.flatMap((s): PlannedChange[] => {
    const { id, title, updatedAt } = s.ticket
    const of = { id, title, result: 'changed' as const }
    const fields = differences(s, plan.wanted).map(({ name, from, to }) => ({
      ...of,
      field: name,
      from: said(from),
      to: said(to),
    }))
    const closing = closed.has(s) ? [{ ...of, field: 'closedAt', from: null, to: updatedAt }] : []
    const comment = plan.comment === undefined ? [] : [{ ...of, field: 'comment', from: null, to: plan.comment }]
    const all = [...fields, ...closing, ...comment]
    return all.length > 0 ? all : [{ id, title, field: null, from: null, to: null, result: 'unchanged' }]
  })
  return dryRunOf(items, written.size, stored.length - written.size)
}
