import { command } from '../../command/command.js'
import { common } from '../../core/words.js'
import type { Listing } from '../../terminal/listing.js'
import { ago, dateTime } from '../../terminal/time.js'
import { listSessions, type OwnSession } from '../services/own-sessions.js'
import { words } from '../words.js'

const listing: Listing<OwnSession> = {
  fields: [
    { name: 'id', title: common.id, plain: (s) => s.id, align: 'right' },
    { name: 'name', title: common.name, plain: (s) => s.name },
    {
      name: 'createdAt',
      title: words.columns.createdSession,
      plain: (s) => s.createdAt,
      shown: (s, style) => ago(s.createdAt, style),
      leaveOut: 2,
    },
    {
      name: 'seenAt',
      title: words.columns.lastSeen,
      plain: (s) => s.seenAt,
      shown: (s, style) => ago(s.seenAt, style),
      leaveOut: 1,
    },
    {
      name: 'expiresAt',
      title: words.columns.until,
      plain: (s) => s.expiresAt,
      shown: (s, style) => dateTime(s.expiresAt, style),
    },
    {
      name: 'current',
      title: words.columns.current,
      plain: (s) => String(s.current),
      shown: (s) => (s.current ? '✓' : ''),
    },
  ],
  table: ['id', 'name', 'createdAt', 'seenAt', 'expiresAt', 'current'],
  plain: ['id', 'name', 'createdAt', 'seenAt', 'expiresAt', 'current'],
  empty: words.noSessions,
}

export default command({
  access: 'EMPLOYEE',
  params: {},
  examples: ['helpdesk session list'],
  run: async (ctx) => listSessions(await ctx.session()),
  listing,
})
