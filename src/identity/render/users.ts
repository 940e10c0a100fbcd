import { KEY, OUR_KEY } from '../../command/tables/key.js'
import type { Field, Listing } from '../../terminal/listing.js'
import { ago } from '../../terminal/time.js'
import type { User } from '../user.js'

const FIELDS: Field<User>[] = [
  { name: 'id', title: { en: 'Id', fr: 'Nº' }, plain: (u) => u.id, align: 'right' },
  { name: 'username', title: { en: 'Username', fr: 'Nom' }, plain: (u) => u.username },
  { name: 'email', title: { en: 'E-mail', fr: 'E-mail' }, plain: (u) => u.email, leaveOut: 3 },
  { name: 'fullName', title: { en: 'Full name', fr: 'Nom complet' }, plain: (u) => u.fullName, leaveOut: 2 },
  { name: 'role', title: { en: 'Role', fr: 'Rôle' }, plain: (u) => u.role },
  { name: 'createdAt', title: { en: 'Created', fr: 'Créé' }, plain: (u) => u.createdAt, shown: (u, s) => ago(u.createdAt, s), leaveOut: 4 },
]

export const userListing: Listing<User> = {
  fields: FIELDS,
  table: FIELDS.map((f) => f.name),
  plain: FIELDS.map((f) => f.name),
  empty: { en: 'Nobody.', fr: 'Personne.' },
}

/** The same with a key in CSV, by which an import knows that this program wrote it. */
export const userExport: Listing<User> = {
  ...userListing,
  fields: [...FIELDS, { name: KEY, title: { en: 'Key', fr: 'Clé' }, plain: (u) => `${OUR_KEY}user:${u.id}` }],
  csv: [...FIELDS.map((f) => f.name), KEY],
}
