import { command, required } from '../../command.js'
import { changeReport } from '../../render/changes.js'
import type { Listing } from '../../render/listing.js'
import { inert } from '../../render/text.js'
import { type RoleChange, setRoles } from '../../services/users.js'
import { role } from '../params.js'
import { users } from './params.js'

const listing: Listing<RoleChange> = {
  fields: [
    { name: 'line', title: { en: 'Line', fr: 'Ligne' }, plain: (r) => r.line },
    { name: 'user', title: { en: 'User', fr: 'Utilisateur' }, plain: (r) => r.user },
    { name: 'from', title: { en: 'From', fr: 'De' }, plain: (r) => r.from },
    { name: 'to', title: { en: 'To', fr: 'À' }, plain: (r) => r.to },
    { name: 'result', title: { en: 'Result', fr: 'Résultat' }, plain: (r) => r.result },
  ],
  table: ['user', 'from', 'to', 'result'],
  plain: ['user', 'from', 'to', 'result'],
  empty: { en: 'Nobody.', fr: 'Personne.' },
}

export default command({
  access: 'ADMIN',
  params: {
    users,
    to: required('--to <role>', { en: 'EMPLOYEE, TECHNICIAN or ADMIN', fr: 'EMPLOYEE, TECHNICIAN ou ADMIN' }, role),
  },
  examples: ['helpdesk user role alice bob --to TECHNICIAN'],

  run: async (ctx, input) => setRoles(await ctx.session(), input),
  listing,
  render: (change, s) =>
    changeReport(change, s, {
      changed: (r) => ({ en: `${inert(r.user)} is now ${r.to}.`, fr: `${inert(r.user)} est maintenant ${r.to}.` }),
      unchanged: (r) => ({ en: `${inert(r.user)} was ${r.to} already.`, fr: `${inert(r.user)} était déjà ${r.to}.` }),
    }),
})
