import { isoFromWallClock, wallClockFromIso } from '../core/instants.js'
import { storedTable } from '../history/stored-table.js'
import { DISABLED } from './user.js'

export const USER = storedTable({
  name: 'user',
  key: 'id',
  columns: {
    id: 'number',
    username: 'text',
    email: 'text',
    password: 'text',
    role: 'text',
    full_name: 'text',
    created_at: 'timestamp',
  },
  tellsOfUse: true,
  followed: {
    fields: { username: 'username', email: 'email', fullName: 'full_name', role: 'role' },
    called: 'username',
    keptForGood: ['password', 'disabled'],
    // Never the hash: an account that comes back has no password that fits.
    kept: ({ id = null, username = null, email = null, full_name: fullName = null, role = null, created_at }) => ({
      id,
      username,
      email,
      fullName,
      role,
      createdAt: typeof created_at === 'string' ? isoFromWallClock(created_at) : null,
    }),
    restored: ({ id = null, username = null, email = null, fullName = null, role = null, createdAt }) => ({
      id,
      username,
      email,
      full_name: fullName,
      role,
      password: DISABLED,
      ...(typeof createdAt === 'string' ? { created_at: wallClockFromIso(createdAt) } : {}),
    }),
  },
})

/** A token of one database must not open another. */
export const SESSION = storedTable({
  name: 'helpdesk_session',
  key: 'id',
  columns: {
    id: 'number',
    token_sha256: 'text',
    user_id: 'number',
    password_sha256: 'text',
    name: 'text',
    created_at: 'number',
    seen_at: 'number',
    expires_at: 'number',
    idle_seconds: 'number',
  },
  notCopied: true,
})

export const SETTING = storedTable({
  name: 'helpdesk_setting',
  key: 'name',
  columns: { name: 'text', value: 'text' },
  seeded: true,
  notCopied: ['search'], // the search index is made anew
})

export const GUARD = storedTable({
  name: 'helpdesk_guard',
  key: 'name',
  columns: { name: 'text', writes: 'number' },
  seeded: true,
})
