import { command } from '../../command/command.js'
import type { Listing } from '../../terminal/listing.js'
import { ago, dateTime } from '../../terminal/time.js'
import { listSessions, type OwnSession } from '../services/own-sessions.js'

const listing: Listing<OwnSession> = {
  fields: [
    { name: 'id', title: { en: 'Id', fr: 'Nº' }, plain: (s) => s.id, align: 'right' },
    { name: 'name', title: { en: 'Name', fr: 'Nom' }, plain: (s) => s.name },
    {
      name: 'createdAt',
      title: { en: 'Created', fr: 'Créée' },
      plain: (s) => s.createdAt,
      shown: (s, style) => ago(s.createdAt, style),
      leaveOut: 2,
    },
    {
      name: 'seenAt',
      title: { en: 'Last seen', fr: 'Vue' },
      plain: (s) => s.seenAt,
      shown: (s, style) => ago(s.seenAt, style),
      leaveOut: 1,
    },
    {
      name: 'expiresAt',
      title: { en: 'Until', fr: "Jusqu'au" },
      plain: (s) => s.expiresAt,
      shown: (s, style) => dateTime(s.expiresAt, style),
    },
    { name: 'current', title: { en: 'This one', fr: 'Celle-ci' }, plain: (s) => String(s.current), shown: (s) => (s.current ? '✓' : '') },
  ],
  table: ['id', 'name', 'createdAt', 'seenAt', 'expiresAt', 'current'],
  plain: ['id', 'name', 'createdAt', 'seenAt', 'expiresAt', 'current'],
  empty: { en: 'No sessions.', fr: 'Aucune session.' },
}

export default command({
  access: 'EMPLOYEE',
  params: {},
  examples: ['helpdesk session list'],
  run: async (ctx) => listSessions(await ctx.session()),
  listing,
})
