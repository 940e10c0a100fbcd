import { verbs as app } from './app/verbs.js'
import { verbs as audit } from './audit/verbs.js'
import { verbs as drafts } from './drafts/verbs.js'
import type { Kind, Row } from './helpers/verb-rows.js'
import { verbs as identity } from './identity/verbs.js'
import { verbs as inbox } from './inbox/verbs.js'
import { verbs as lookups } from './lookups/verbs.js'
import { verbs as maintenance } from './maintenance/verbs.js'
import { verbs as people } from './people/verbs.js'
import { verbs as setup } from './setup/verbs.js'
import { verbs as tickets } from './tickets/verbs.js'

const slices = [setup, identity, tickets, people, lookups, audit, app, maintenance, drafts, inbox]
const allOf = (kind: Kind): Record<string, Row[]> => Object.assign({}, ...slices.map(({ matrix }) => matrix[kind]))

/** The rows of all slices: role × verb × object. */
export const MATRIX: Record<Kind, Record<string, Row[]>> = {
  ticket: allOf('ticket'),
  user: allOf('user'),
  lookup: allOf('lookup'),
  session: allOf('session'),
  nothing: allOf('nothing'),
}

/** For each value of each verb, a command that is right but for `%`. */
export const VALUES = slices.flatMap(({ values }) => values)

/** Options whose values are tried with another verb's. */
export const ELSEWHERE = new Set(slices.flatMap(({ elsewhere = [] }) => elsewhere))
