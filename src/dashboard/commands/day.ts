import { command } from '../../command/command.js'
import type { Context } from '../../command/context.js'
import { HelpdeskError } from '../../core/errors.js'
import type { Role } from '../../core/roles.js'
import { formerKeys, locationKey } from '../../db/address/place.js'
import { type LastLook, openLastLook } from '../../machine/last-look.js'
import type { Day } from '../day.js'
import { dayPage } from '../render/page.js'
import { readDay } from '../services/read-day.js'

/** `database` is the address, where an option of this call named it. */
type Shown = Day & { database: string | null }

/** `helpdesk` alone on a terminal: `cli.ts` runs it, no name does. */
export default command({
  access: 'EMPLOYEE',
  params: {},
  examples: ['helpdesk', 'helpdesk --json'],

  async run(ctx): Promise<Shown> {
    const session = await ctx.session()
    const look = await lastLook(ctx, session.actor.id)
    const day = await readDay(
      session,
      look.load(),
      ctx.globals.format === 'table' ? linesEach(ctx, session.actor.role) : MOST_ROWS,
    )
    return { ...day, database: ctx.invocation().database }
  },
  render: dayPage,
  /** Only what was shown has been seen. */
  async afterWrite(ctx, { user, news }) {
    const look = await lastLook(ctx, user.id)
    try {
      await look.save(Date.parse(news.until) / 1000)
    } catch (error) {
      if (!(error instanceof HelpdeskError)) throw error
      ctx.notice(error.text)
    }
  },
})

async function lastLook(ctx: Context, userId: number): Promise<LastLook> {
  const at = await ctx.location()
  return openLastLook((await ctx.host.folders()).state, userId, locationKey(at), formerKeys(at))
}

const [FEWEST_ROWS, MOST_ROWS] = [3, 10]
/** What a section takes beside its rows: title, header, rule, what there is more, and an empty line. */
const FRAME = 5
/** What can be done next. */
const END = 4

/** How many sections there are to see. */
const SECTIONS: Record<Role, number> = { EMPLOYEE: 2, TECHNICIAN: 3, ADMIN: 4 }

/** How many rows of each section fit on the terminal with all others. */
function linesEach({ host }: Context, role: Role): number {
  const fit = Math.floor(((host.out.rows ?? 24) - END) / SECTIONS[role]) - FRAME
  return Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, fit))
}
