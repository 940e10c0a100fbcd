import { changeReport } from '../../history/change-report.js'
import { inert } from '../../terminal/inert.js'
import type { Style } from '../../terminal/style.js'
import { changedTicketListing } from '../render/changed.js'
import type { setStatus } from '../services/verbs.js'
import { reportWords } from '../words/reports.js'

/** How a change of status is shown, whichever verb made it. */
export const statusResult = {
  listing: changedTicketListing,
  render: (change: Awaited<ReturnType<typeof setStatus>>, s: Style) =>
    changeReport(change, s, {
      changed: (t) => reportWords.isNow(t.id, inert(t.status.name)),
      unchanged: (t) => reportWords.wasAlready(t.id, inert(t.status.name)),
    }),
}
