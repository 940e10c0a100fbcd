import { KEY, OUR_KEY } from '../../command/tables/key.js'
import { common } from '../../core/words.js'
import type { Field, Listing } from '../../terminal/listing.js'
import { ago } from '../../terminal/time.js'
import type { User } from '../user.js'
import { words } from '../words.js'

const FIELDS: Field<User>[] = [
  { name: 'id', title: common.id, plain: (u) => u.id, align: 'right' },
  { name: 'username', title: words.columns.username, plain: (u) => u.username },
  { name: 'email', title: words.columns.email, plain: (u) => u.email, leaveOut: 3 },
  { name: 'fullName', title: words.columns.fullName, plain: (u) => u.fullName, leaveOut: 2 },
  { name: 'role', title: common.role, plain: (u) => u.role },
  {
    name: 'createdAt',
    title: common.created,
    plain: (u) => u.createdAt,
    shown: (u, s) => ago(u.createdAt, s),
    leaveOut: 4,
  },
]

export const userListing: Listing<User> = {
  fields: FIELDS,
  table: FIELDS.map((f) => f.name),
  plain: FIELDS.map((f) => f.name),
  empty: common.noPeople,
}

/** The same with a key in CSV, by which an import knows that this program wrote it. */
export const userExport: Listing<User> = {
  ...userListing,
  fields: [...FIELDS, { name: KEY, title: common.key, plain: (u) => `${OUR_KEY}user:${u.id}` }],
  csv: [...FIELDS.map((f) => f.name), KEY],
}
