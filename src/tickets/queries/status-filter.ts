import type { Status } from '../../lookups/lookup.js'
import type { Lookups } from '../../lookups/queries/lookups.js'
import { inAmong } from './among.js'

/** Tickets in one of some statuses; `pending` adds those whose status is NULL. */
export interface StatusFilter {
  ids: readonly number[]
  pending: boolean
}

/** The condition that a ticket's status, in `column`, is one of these. */
export const inStatuses = (column: 'status_id' | 't.status_id', { ids, pending }: StatusFilter) =>
  inAmong({ column: 'status_id', ids, orNull: pending }, column === 'status_id' ? '' : 't.')

/** What finds tickets in these statuses; a ticket without a status counts as pending. */
export const inAnyOf = (statuses: readonly Status[]): StatusFilter => ({
  ids: statuses.map((s) => s.id),
  pending: statuses.some((s) => s.state === 'pending'),
})

/** What finds open tickets, whatever the data calls its statuses. */
export const openStatuses = ({ statuses }: Lookups): StatusFilter =>
  inAnyOf(statuses.filter((s) => s.state !== 'resolved'))
