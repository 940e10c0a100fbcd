import { userExport, userListing } from '../../identity/render/users.js'
import type { User } from '../../identity/user.js'
import type { Field, Listing } from '../../terminal/listing.js'
import { paint } from '../../terminal/paint.js'
import { words } from '../words.js'

type Detail = User & { disabled: boolean }

const DISABLED: Field<Detail> = {
  name: 'disabled',
  title: words.columns.disabled,
  plain: (u) => String(u.disabled),
  shown: (u, s) => (u.disabled ? paint(s.say(words.disabledMark), 'warning', s) : ''),
}

/** Accounts with whether they are disabled. */
export const userDetailListing: Listing<Detail> = { ...userListing, fields: [...userListing.fields, DISABLED] }

/** The same as `user list` shows them, and exports them. */
export const userDetailExport: Listing<Detail> = {
  ...userExport,
  fields: [...userExport.fields, DISABLED],
  table: [...userExport.table, 'disabled'],
}
