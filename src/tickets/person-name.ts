import type { Person } from '../core/roles.js'
import { inert } from '../terminal/inert.js'

/** `Bob Martin (bob)`, or the username alone. */
export const personName = (p: Person): string =>
  p.fullName && p.fullName !== p.username ? `${inert(p.fullName)} (${inert(p.username)})` : inert(p.username)
