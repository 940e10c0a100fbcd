// What each command answers with --json, as JSON Schema (https://json-schema.org/draft-07): written to docs/schemas, checked against
// the program's real answers in test/schemas.test.ts. Keys that an answer may lack are named; nothing else may be in it.

export type Schema = Record<string, unknown>

const text = { type: 'string' }
const number = { type: 'integer' }
const flag = { type: 'boolean' }
const instant = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$', description: 'ISO 8601, UTC' }
const uuid = { type: 'string', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }
const oneOf = (...values: string[]): Schema => ({ enum: values })
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })
const list = (items: Schema): Schema => ({ type: 'array', items })
const object = (properties: Record<string, Schema>, optional: string[] = []): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
})

const changed = oneOf('changed', 'unchanged')
const deleted = oneOf('deleted')
const change = (item: Schema, more: Record<string, Schema> = {}): Schema =>
  object({ changeId: orNull(uuid), changed: number, unchanged: number, items: list(item), ...more }, Object.keys(more))

const person = { id: number, username: text, fullName: orNull(text) }
const status = { id: number, name: text, color: orNull(text), state: oneOf('pending', 'in-progress', 'resolved') }
const priority = { id: number, name: text, level: orNull(number) }
const category = { id: number, name: text, description: orNull(text) }
const ticket = {
  id: number,
  title: text,
  description: text,
  status: object(status),
  priority: object(priority),
  category: object({ id: number, name: text }),
  requester: object(person),
  assignee: orNull(object(person)),
  createdAt: orNull(instant),
  updatedAt: orNull(instant),
  closedAt: orNull(instant),
}
const comment = { id: number, author: object({ ...person, formerly: text }, ['formerly']), content: text, createdAt: orNull(instant) }
const history = object(
  {
    id: orNull(number),
    changeId: orNull(text),
    at: orNull(instant),
    actor: orNull(object(person)),
    source: oneOf('cli', 'outside'),
    field: text,
    from: orNull(text),
    to: orNull(text),
    revertOf: text,
  },
  ['revertOf'],
)
const user = { id: number, username: text, email: text, fullName: text, role: text, createdAt: orNull(instant) }
const changedTicket = change(object({ ...ticket, result: changed }))
const changedUser = change(object({ ...user, result: changed }))
const who = orNull(object({ id: number, username: text }))
const entity = oneOf('ticket', 'comment', 'user', 'category', 'priority', 'status', 'setting')
const source = oneOf('cli', 'outside')
const session = { id: number, name: text, createdAt: instant, seenAt: instant, expiresAt: instant, current: flag }
const setting = object({ key: text, value: orNull(text) })
const migration = object({ name: text, appliedAt: orNull(instant) })

const lookup = (name: string, thing: Record<string, Schema>): Record<string, Schema> => ({
  [`${name} list`]: list(object(thing)),
  [`${name} create`]: object(thing),
  [`${name} edit`]: change(object({ ...thing, result: changed })),
  [`${name} delete`]: change(object({ ...thing, result: deleted })),
})

const tickets = object({ total: number, oldest: orNull(instant), tickets: list(object(ticket)) })
const carrier = object({ ...person, role: text, disabled: flag, open: number })
const news = object({
  ticket: object({ id: number, title: text }),
  at: orNull(instant),
  actor: orNull(object({ ...person, formerly: text }, ['formerly'])),
  field: text,
  from: orNull(text),
  to: orNull(text),
})

/** By the command's name; `day` is the program without one, on a terminal. */
export const schemas: Record<string, Schema> = {
  day: object({
    user: object(person),
    role: oneOf('EMPLOYEE', 'TECHNICIAN', 'ADMIN'),
    mine: tickets,
    unassigned: orNull(tickets),
    news: object({ since: instant, until: instant, total: number, items: list(news) }),
    counts: orNull(object({ statuses: list(object({ ...status, open: number })), technicians: list(carrier) })),
    database: orNull(text),
  }),
  init: object({
    database: text,
    migrations: list(text),
    user: orNull(object(user)),
    accounts: list(object({ username: text, role: text, password: text })),
    waiting: object({ open: number, tickets: list(object(ticket)) }),
    program: text,
  }),
  register: object(user),
  login: object(user),
  logout: object({ ended: number }),
  whoami: object({ ...user, database: text, session: object({ createdAt: instant, expiresAt: instant }) }),
  password: object({ username: text }),
  'session list': list(object(session)),
  'session revoke': object({ revoked: number }),
  'session create': object({ id: number, name: text, expiresAt: instant, token: text }),
  'ticket create': object(ticket),
  'ticket list': list(object(ticket)),
  'ticket export': list(object(ticket)),
  'ticket import': object({ changeId: orNull(uuid), rows: number, created: number, present: number, dryRun: flag }),
  'ticket show': object({ ...ticket, comments: list(object(comment)), history: list(history) }, ['history']),
  'ticket comment': object({ ...comment, ticketId: number, changeId: uuid }),
  'ticket history': list(history),
  'ticket next': orNull(object({ ...ticket, result: changed }, ['result'])),
  'ticket delete': change(object({ ...ticket, result: deleted })),
  ...Object.fromEntries(
    ['edit', 'assign', 'take', 'unassign', 'status', 'start', 'resolve', 'reopen', 'priority', 'category'].map((verb) => [
      `ticket ${verb}`,
      changedTicket,
    ]),
  ),
  'user list': list(object(user)),
  'user show': object({ ...user, disabled: flag }),
  'user create': object(user),
  'user import': change(object({ line: number, user: text, role: text, canLogIn: flag, result: oneOf('created', 'unchanged') }), {
    dryRun: flag,
  }),
  'user edit': changedUser,
  'user reset-password': changedUser,
  'user disable': changedUser,
  'user enable': changedUser,
  'user role': change(
    object({
      line: orNull(number),
      user: text,
      from: orNull(text),
      to: text,
      result: oneOf('changed', 'unchanged', 'unknown', 'ambiguous', 'contradictory', 'forbidden'),
    }),
    { dryRun: flag },
  ),
  'user delete': change(object({ ...user, result: deleted })),
  ...lookup('category', category),
  ...lookup('priority', priority),
  ...lookup('status', status),
  'audit list': list(
    object({ changeId: text, at: instant, actor: who, source, what: list(object({ entity, field: text, count: number })) }),
  ),
  'audit show': object({
    changeId: text,
    at: instant,
    actor: who,
    source,
    entries: list(object({ id: number, entity, entityId: number, field: text, from: orNull(text), to: orNull(text) })),
  }),
  'audit undo': change(
    object({
      entity,
      id: number,
      name: orNull(text),
      field: text,
      from: orNull(text),
      to: orNull(text),
      result: oneOf('undone', 'changed-since', 'kept'),
    }),
    { dryRun: flag },
  ),
  'config list': list(setting),
  'config get': setting,
  'config set': setting,
  'config unset': setting,
  'config path': object({ path: text }),
  completion: object({ shell: text, script: text }),
  'db migrate': object({ applied: list(text), sql: orNull(text) }),
  'db status': object({
    database: text,
    chosenBy: oneOf('option', 'environment', 'config', 'default'),
    server: text,
    schema: oneOf('current', 'behind', 'ahead'),
    migrations: list(migration),
    passwords: oneOf('bcrypt', 'pbkdf2'),
    triggers: orNull(oneOf('on', 'off', 'incomplete', 'unknown')),
  }),
  'db check': list(object({ check: text, severity: oneOf('error', 'warning', 'note'), message: text, hint: text, items: list(text) })),
  'db policy': {
    anyOf: [object({ passwords: text }), change(object({ setting: text, from: text, to: text, result: changed }))],
  },
  'db triggers': object({ triggers: oneOf('on', 'off'), before: text, names: list(text) }),
  'db copy': object({ from: text, to: text, tables: list(object({ table: text, rows: number, checksum: text })) }),
}

/** The file of a command's schema. */
export const schemaFile = (name: string): string => `docs/schemas/${name.replaceAll(' ', '-')}.json`

export const schemaText = (name: string): string =>
  `${JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', title: `helpdesk ${name === 'day' ? '' : `${name} `}--json`, ...schemas[name] }, null, 2)}\n`
