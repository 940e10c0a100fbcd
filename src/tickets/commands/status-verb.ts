import { changeReport } from '../../history/change-report.js'
import { inert } from '../../terminal/inert.js'
import type { Style } from '../../terminal/style.js'
import { changedTicketListing } from '../render/changed.js'
import type { setStatus } from '../services/verbs.js'

/** How a change of status is shown, whichever verb made it. */
export const statusResult = {
  listing: changedTicketListing,
  render: (change: Awaited<ReturnType<typeof setStatus>>, s: Style) =>
    changeReport(change, s, {
      changed: (t) => ({ en: `Ticket #${t.id}: ${inert(t.status.name)}.`, fr: `Ticket #${t.id} : ${inert(t.status.name)}.` }),
      unchanged: (t) => ({
        en: `Ticket #${t.id} was '${inert(t.status.name)}' already.`,
        fr: `Le ticket #${t.id} était déjà « ${inert(t.status.name)} ».`,
      }),
    }),
}
