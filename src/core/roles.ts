import type { Integer } from './number.js'
/** The nouns of the helpdesk and its rules, as the rest of the program sees them. No I/O, no imports. */

export const ROLES = ['EMPLOYEE', 'TECHNICIAN', 'ADMIN'] as const

export type Role = (typeof ROLES)[number]

/** The logged-in user on whose behalf a command runs. */
export interface Actor {
  id: number
  username: string
  email: string
  fullName: string
  role: Role
}

/** Somebody named in a ticket. `fullName` is null where only the name is still known. */
export interface Person {
  id: Integer
  username: string
  fullName: string | null
}

/** A role as it counts: whatever is none of the three grants nothing beyond EMPLOYEE. */
export const effectiveRole = (role: string): Role => ROLES.find((r) => r === role) ?? 'EMPLOYEE'

/** Whether `role` may do what is open to `least` and those above it. */
export const atLeast = (role: Role, least: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(least)

/** Whether tickets can be given to this account at all. */
export const canBeAssigned = (user: { role: string }): boolean => atLeast(effectiveRole(user.role), 'TECHNICIAN')
