import { describe, expect, it } from 'vitest'
import { atLeast, canBeAssigned, effectiveRole, ROLES, type Role } from '../../src/core/roles.js'
import type { State } from '../../src/lookups/lookup.js'
import {
  mayAssign,
  mayComment,
  mayEdit,
  mayRequestForOthers,
  maySee,
  maySetStatus,
  nobodyWorksOn,
  type Viewed,
} from '../../src/tickets/rights.js'

const ME = 1
const TECHNICIAN = 2
const ANOTHER = 3
const ticket = (requester: number, state: State, assignee: number | null): Viewed => ({
  requester: { id: requester },
  status: { state },
  assignee: assignee === null ? null : { id: assignee },
})

const KINDS: Record<string, Viewed> = {
  'own, pending, unassigned': ticket(ME, 'pending', null),
  'own, in progress': ticket(ME, 'in-progress', null),
  'own, assigned to another': ticket(ME, 'pending', TECHNICIAN),
  'own, resolved': ticket(ME, 'resolved', null),
  'assigned to me': ticket(ANOTHER, 'pending', ME),
  'unassigned, of another': ticket(ANOTHER, 'pending', null),
  "another's, assigned to another": ticket(ANOTHER, 'pending', TECHNICIAN),
}

type Who = { id: number; role: Role }
const RULES: Record<string, (who: Who, t: Viewed) => boolean> = {
  see: maySee,
  comment: mayComment,
  edit: mayEdit,
  '→ pending': (who, t) => maySetStatus(who, t, 'pending'),
  '→ in progress': (who, t) => maySetStatus(who, t, 'in-progress'),
  '→ resolved': (who, t) => maySetStatus(who, t, 'resolved'),
  '→ me': (who, t) => mayAssign(who, t, { id: ME }),
  '→ another': (who, t) => mayAssign(who, t, { id: TECHNICIAN }),
  '→ nobody': (who, t) => mayAssign(who, t, null),
}

/**
 * «Who may do what», every cell. What is so already may be asked for by who may ever do it. A technician's `→ me` of an
 * own ticket that somebody has is no matter of rights: it is a conflict, which is found later.
 */
const TABLE = `
| EMPLOYEE                       | see | comment | edit | → pending | → in progress | → resolved | → me | → another | → nobody |
| own, pending, unassigned       | yes | yes     | yes  | yes       | no            | no         | no   | no        | no       |
| own, in progress               | yes | yes     | no   | no        | no            | no         | no   | no        | no       |
| own, assigned to another       | yes | yes     | no   | yes       | no            | no         | no   | no        | no       |
| own, resolved                  | yes | yes     | no   | yes       | no            | no         | no   | no        | no       |
| assigned to me                 | no  | no      | no   | no        | no            | no         | no   | no        | no       |
| unassigned, of another         | no  | no      | no   | no        | no            | no         | no   | no        | no       |
| another's, assigned to another | no  | no      | no   | no        | no            | no         | no   | no        | no       |

| TECHNICIAN                     | see | comment | edit | → pending | → in progress | → resolved | → me | → another | → nobody |
| own, pending, unassigned       | yes | yes     | yes  | yes       | yes           | yes        | yes  | no        | yes      |
| own, in progress               | yes | yes     | yes  | yes       | yes           | yes        | yes  | no        | yes      |
| own, assigned to another       | yes | yes     | yes  | yes       | yes           | yes        | yes  | no        | no       |
| own, resolved                  | yes | yes     | yes  | yes       | yes           | yes        | yes  | no        | yes      |
| assigned to me                 | yes | yes     | yes  | yes       | yes           | yes        | yes  | no        | yes      |
| unassigned, of another         | yes | yes     | yes  | yes       | yes           | yes        | yes  | no        | yes      |
| another's, assigned to another | no  | no      | no   | no        | no            | no         | no   | no        | no       |

| ADMIN                          | see | comment | edit | → pending | → in progress | → resolved | → me | → another | → nobody |
| own, pending, unassigned       | yes | yes     | yes  | yes       | yes           | yes        | yes  | yes       | yes      |
| own, in progress               | yes | yes     | yes  | yes       | yes           | yes        | yes  | yes       | yes      |
| own, assigned to another       | yes | yes     | yes  | yes       | yes           | yes        | yes  | yes       | yes      |
| own, resolved                  | yes | yes     | yes  | yes       | yes           | yes        | yes  | yes       | yes      |
| assigned to me                 | yes | yes     | yes  | yes       | yes           | yes        | yes  | yes       | yes      |
| unassigned, of another         | yes | yes     | yes  | yes       | yes           | yes        | yes  | yes       | yes      |
| another's, assigned to another | yes | yes     | yes  | yes       | yes           | yes        | yes  | yes       | yes      |
`
const cells = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((c) => c.trim())
const rows = TABLE.trim()
  .split('\n\n')
  .flatMap((block) => {
    const [[role = '', ...rules] = [], ...lines] = block.split('\n').map(cells)
    return lines.map(([kind = '', ...answers]) => ({
      role,
      kind,
      may: Object.fromEntries(rules.map((r, i) => [r, answers[i]])),
    }))
  })
const asked = (role: string, kind: string) =>
  Object.fromEntries(
    Object.entries(RULES).map(([name, rule]) => [
      name,
      rule({ id: ME, role: effectiveRole(role) }, KINDS[kind] as Viewed) ? 'yes' : 'no',
    ]),
  )

describe('who may do what with a ticket', () => {
  it('is asked for every role and kind of ticket', () => {
    expect(rows.map((r) => `${r.role}: ${r.kind}`)).toEqual(
      ROLES.flatMap((role) => Object.keys(KINDS).map((kind) => `${role}: ${kind}`)),
    )
  })
  it.each(rows)('$role: $kind', ({ role, kind, may }) => expect(asked(role, kind)).toEqual(may))

  const employee = rows.filter((r) => r.role === 'EMPLOYEE')
  describe.each(['admin', 'Technician', 'ADMIN ', 'SUPERUSER', ''])(
    "the role '%s' of old rows counts as EMPLOYEE",
    (role) => {
      it.each(employee)('$kind', ({ kind, may }) => expect(asked(role, kind)).toEqual(may))
    },
  )
})

describe('who may do what else', () => {
  it.each([
    ['EMPLOYEE', false, false],
    ['TECHNICIAN', true, false],
    ['ADMIN', true, true],
    ['admin', false, false],
    ['', false, false],
  ])("'%s': create for another requester %s, administer %s", (role, other, administer) => {
    const who = { id: ME, role: effectiveRole(role) }
    expect([mayRequestForOthers(who), atLeast(who.role, 'ADMIN')]).toEqual([other, administer])
  })

  it.each([
    ['EMPLOYEE', false],
    ['TECHNICIAN', true],
    ['ADMIN', true],
    ['technician', false],
    ['', false],
  ])("tickets can be assigned to the role '%s': %s", (role, can) => expect(canBeAssigned({ role })).toBe(can))

  it.each([
    ['EMPLOYEE', [true, false, false]],
    ['TECHNICIAN', [true, true, false]],
    ['ADMIN', [true, true, true]],
  ] as const)('%s is at least EMPLOYEE, TECHNICIAN, ADMIN: %s', (role, expected) =>
    expect(ROLES.map((least) => atLeast(role, least))).toEqual(expected),
  )

  it.each([
    ['pending', null, true],
    ['pending', TECHNICIAN, false],
    ['in-progress', null, false],
    ['in-progress', TECHNICIAN, false],
    ['resolved', null, false],
  ] as const)('nobody works on a ticket that is %s and with %s: %s', (state, assignee, nobody) =>
    expect(nobodyWorksOn(ticket(ANOTHER, state, assignee))).toBe(nobody),
  )
})
