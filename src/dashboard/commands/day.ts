import { command } from '../../command/command.js'
import { isRead } from '../../command/context.js'
import { moveOn } from '../../tickets/services/unread.js'
import type { Day } from '../day.js'
import { dayListing, thingsOfDay } from '../render/listing.js'
import { dayPage } from '../render/page.js'
import { readDay } from '../services/read-day.js'

/** Of a section, no more than this. */
const MOST_TICKETS = 10

/** Also `helpdesk` alone, on a terminal. */
export default command({
  access: 'EMPLOYEE',
  params: {},
  examples: ['helpdesk day', 'helpdesk day --json'],

  async run(ctx): Promise<Day> {
    const session = await ctx.session()
    const { day, unread } = await readDay(session, MOST_TICKETS)
    if (isRead(ctx)) await moveOn(session, unread)
    return day
  },
  rowsOf: thingsOfDay,
  listing: dayListing,
  render: dayPage,
})
