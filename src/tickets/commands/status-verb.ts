import { inert } from '../../terminal/inert.js'
import { changeOf } from '../render/changed.js'
import type { ChangedTicket } from '../services/change.js'
import { reportWords } from '../words/reports.js'

/** How a change of status is shown, whichever verb made it. */
export const statusResult = changeOf<ChangedTicket>({
  changed: (t) => reportWords.isNow(t.id, inert(t.status.name)),
  unchanged: (t) => reportWords.wasAlready(t.id, inert(t.status.name)),
})
