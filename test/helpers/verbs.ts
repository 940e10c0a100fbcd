/** What every verb has a row in: who may do it to what, and which values it refuses. */

/**
 * Role × verb × object. A row is a command line in which % stands for the object (and @here for the database), then for each role (nobody logged in, employee,
 * technician, admin) the exit codes for the objects of its kind, in their order.
 */
type Row = [line: string, none: string, employee: string, technician: string, admin: string]
export type Kind = 'ticket' | 'user' | 'lookup' | 'session' | 'nothing'

/** What each digit of a row stands for; relative to who runs the command. */
export const OBJECTS: Record<Kind, string[]> = {
  ticket: ['own', 'assigned to me', 'unassigned', "another's", 'absent'],
  user: ['myself', 'somebody else', 'absent'],
  lookup: ['there', 'absent'],
  session: ['my own', "another's", 'absent'],
  nothing: [''],
}

const TICKET: Record<string, Row[]> = {
  'ticket show': [
    ['show %', '44444', '03333', '00033', '00003'],
    ['show % --history', '44444', '03333', '00033', '00003'],
  ],
  'ticket history': [['history %', '44444', '03333', '00033', '00003']],
  'ticket comment': [['comment % -m hello', '44444', '03333', '00033', '00003']],
  'ticket edit': [
    ['edit % --title New', '44444', '03333', '00033', '00003'],
    ['edit % --description New --priority low', '44444', '03333', '00033', '00003'],
  ],
  'ticket category': [['category % --to 2', '44444', '03333', '00033', '00003']],
  'ticket priority': [['priority % --to high', '44444', '03333', '00033', '00003']],
  'ticket status': [
    ['status % --to in-progress', '44444', '55555', '00033', '00003'],
    ['status % --to resolved', '44444', '55555', '00033', '00003'],
    ['status % --to pending', '44444', '03333', '00033', '00003'],
  ],
  'ticket start': [['start %', '44444', '55555', '00033', '00003']],
  'ticket resolve': [['resolve % -m done', '44444', '55555', '00033', '00003']],
  'ticket reopen': [['reopen %', '44444', '03333', '00033', '00003']],
  'ticket assign': [
    ['assign % --to @me', '44444', '55555', '00033', '00003'],
    ['assign % --to tess', '44444', '55555', '55555', '00003'],
    ['assign % --to eric', '44444', '55555', '55555', '22222'],
    ['assign % --to nobody', '44444', '55555', '55555', '33333'],
  ],
  'ticket take': [['take %', '44444', '55555', '00033', '00063']],
  'ticket unassign': [['unassign %', '44444', '55555', '00033', '00003']],
  'ticket delete': [
    ['delete % --yes', '44444', '55555', '55555', '00003'],
    ['delete %', '44444', '55555', '55555', '22222'],
  ],
}

const USER: Record<string, Row[]> = {
  'user show': [['show %', '444', '555', '555', '003']],
  'user edit': [['edit % --name New', '444', '555', '555', '003']],
  'user role': [
    ['role % --to TECHNICIAN', '444', '555', '555', '603'],
    ['role % --to ADMIN', '444', '555', '555', '003'],
  ],
  'user disable': [['disable %', '444', '555', '555', '603']],
  'user enable': [['enable % --password-stdin', '444', '555', '555', '663']],
  'user reset-password': [['reset-password % --password-stdin', '444', '555', '555', '-03']],
  'user delete': [
    ['delete % --yes', '444', '555', '555', '603'],
    ['delete %', '444', '555', '555', '222'],
  ],
}

const LOOKUP = (kind: string): Record<string, Row[]> => ({
  [`${kind} edit`]: [['edit % --name New', '44', '55', '55', '03']],
  [`${kind} delete`]: [
    ['delete % --yes', '44', '55', '55', '03'],
    ['delete %', '44', '55', '55', '22'],
  ],
})

const NOTHING: Record<string, Row[]> = {
  init: [['', '0', '0', '0', '0']],
  register: [['--username u% --email u%@example.org --name U --password-stdin', '0', '0', '0', '0']],
  login: [['tess --password-stdin', '0', '0', '0', '0']],
  whoami: [['', '4', '0', '0', '0']],
  password: [['--password-stdin', '4', '2', '2', '2']],
  logout: [
    ['', '0', '0', '0', '0'],
    ['--all', '4', '4', '4', '4'],
  ],
  'session list': [['', '4', '0', '0', '0']],
  'session create': [['--name x --expires 1d', '4', '0', '0', '0']],
  'ticket create': [
    ['--title T --description D --category 1 --priority 1', '4', '0', '0', '0'],
    ['--title T --description D --category 1 --priority 1 --requester eric', '4', '5', '0', '0'],
    ['--title T --description D --category 1 --priority 1 --requester @me', '4', '0', '0', '0'],
    ['--title T --description D --category 99 --priority 1', '4', '3', '3', '3'],
  ],
  'ticket list': [['', '4', '0', '0', '0']],
  'ticket export': [['--all', '4', '0', '0', '0']],
  'ticket import': [
    ['nosuch.csv', '4', '5', '5', '2'],
    ['', '2', '2', '2', '2'],
  ],
  'user import': [
    ['nosuch.csv', '4', '5', '5', '2'],
    ['', '2', '2', '2', '2'],
  ],
  'ticket next': [
    ['', '4', '5', '0', '0'],
    ['--take', '4', '5', '0', '0'],
  ],
  'user list': [['', '4', '5', '5', '0']],
  'user create': [['--username v% --email v%@example.org --name V --role ADMIN --password-stdin', '4', '5', '5', '0']],
  ...Object.fromEntries(
    ['category', 'priority', 'status'].flatMap((kind) => [
      [`${kind} list`, [['', '4', '0', '0', '0']]],
      [`${kind} create`, [['N%', '4', '5', '5', '0']]],
    ]),
  ),
  'audit list': [
    ['', '4', '5', '5', '0'],
    ['--since 7d --actor ada --user tom --ticket 1', '4', '5', '5', '0'],
  ],
  'audit show': [['00000000-0000-4000-8000-000000000000', '4', '5', '5', '3']],
  'audit undo': [
    ['00000000-0000-4000-8000-000000000000', '4', '5', '5', '2'],
    ['00000000-0000-4000-8000-000000000000 --dry-run', '4', '5', '5', '3'],
    ['00000000-0000-4000-8000-000000000000 --yes', '4', '5', '5', '3'],
  ],
  'config list': [['', '0', '0', '0', '0']],
  'config get': [['database', '0', '0', '0', '0']],
  'config set': [['database sqlite:x.db', '0', '0', '0', '0']],
  'config unset': [['database', '0', '0', '0', '0']],
  'config path': [['', '0', '0', '0', '0']],
  completion: [['bash', '0', '0', '0', '0']],
  'db migrate': [['', '0', '0', '0', '0']],
  'db status': [['', '0', '0', '0', '0']],
  'db check': [['', '0', '0', '0', '0']],
  'db policy': [
    ['', '4', '5', '5', '0'],
    ['--passwords pbkdf2', '4', '5', '5', '0'],
  ],
  'db copy': [
    ['--from @here --to sqlite:copy%.db --yes', '4', '5', '5', '0'],
    ['--from @here --to sqlite:copy%.db', '4', '5', '5', '2'],
    ['--from @here --to sqlite:copy%.db --yes --database sqlite:x.db', '2', '2', '2', '2'],
  ],
  'db triggers': [
    ['', '2', '2', '2', '2'],
    ['off', '4', '5', '5', '*'],
  ],
}

export const MATRIX: Record<Kind, Record<string, Row[]>> = {
  ticket: TICKET,
  user: USER,
  lookup: { ...LOOKUP('category'), ...LOOKUP('priority'), ...LOOKUP('status') },
  session: { 'session revoke': [['revoke %', '444', '033', '033', '033']] },
  nothing: NOTHING,
}

/** Edge values, and the exit code of each for every kind of value that an option takes. */
export const EDGES = {
  zero: '0',
  negative: '-1',
  exponent: '1e3',
  'full-width': '１２',
  'too large': '2147483648',
  empty: '',
  blanks: '   ',
  NUL: 'a\0b',
  'lone surrogate': 'a\ud800',
  '200 characters': '😀'.repeat(200),
  '201 characters': '😀'.repeat(201),
  '65,535 bytes': 'x'.repeat(65_535),
  '65,536 bytes': 'x'.repeat(65_536),
  unknown: 'nosuchthing',
}
/** One digit for each edge, in their order. */
export const KINDS = {
  number: '22222222222222',
  title: '00000222202220',
  text: '00000222200020',
  existing: '33333222233333',
  search: '00000222200000',
  choice: '22222222222222',
  name: '00000222222220',
  username: '20022222222220',
  level: '00222222222222',
  key: '33333333333333',
  file: '22222222222222',
}
type ValueKind = keyof typeof KINDS

/** For each value of each verb, a command that is right but for `%`. */
export const LINES: [line: string, kind: ValueKind][] = [
  ...['show', 'history', 'comment % -m x', 'edit % --title x', 'take', 'unassign', 'start', 'resolve', 'reopen'].map(
    (verb): [string, ValueKind] => [verb.includes('%') ? `ticket ${verb}` : `ticket ${verb} %`, 'number'],
  ),
  ['ticket assign % --to tom', 'number'],
  ['ticket status % --to resolved', 'number'],
  ['ticket priority % --to low', 'number'],
  ['ticket category % --to 1', 'number'],
  ['ticket delete % --yes', 'number'],
  ['ticket list --limit %', 'number'],
  ['session revoke %', 'number'],
  ['ticket edit 1 --title %', 'title'],
  ['ticket create --title % --description x --category 1 --priority 1', 'title'],
  ['ticket edit 1 --description %', 'text'],
  ['ticket create --title x --description % --category 1 --priority 1', 'text'],
  ['ticket comment 1 --message %', 'text'],
  ['ticket resolve 1 --message %', 'text'],
  ['category edit 1 --description %', 'text'],
  ['category create New% --description %', 'text'],
  ['ticket create --title x --description x --category % --priority 1', 'existing'],
  ['ticket create --title x --description x --category 1 --priority %', 'existing'],
  ['ticket create --title x --description x --category 1 --priority 1 --requester %', 'existing'],
  ['ticket edit 1 --category %', 'existing'],
  ['ticket edit 1 --priority %', 'existing'],
  ['ticket assign 1 --to %', 'existing'],
  ['ticket status 1 --to %', 'existing'],
  ['ticket priority 1 --to %', 'existing'],
  ['ticket category 1 --to %', 'existing'],
  ...['status', 'assignee', 'requester', 'category', 'priority'].map((o): [string, ValueKind] => [`ticket list --${o} %`, 'existing']),
  ['user show %', 'existing'],
  ['user edit % --name x', 'existing'],
  ['user role % --to ADMIN', 'existing'],
  ['user disable %', 'existing'],
  ['user enable % --password-stdin', 'existing'],
  ['user reset-password % --password-stdin', 'existing'],
  ['user delete % --yes', 'existing'],
  ['user delete eric --reassign-to % --yes', 'existing'],
  ...['category', 'priority', 'status'].flatMap((kind): [string, ValueKind][] => [
    [`${kind} edit % --name x`, 'existing'],
    [`${kind} delete % --yes`, 'existing'],
    [`${kind} edit 1 --name %`, 'name'],
    [`${kind} create %`, 'name'],
  ]),
  ['user list %', 'search'],
  ['user list --role %', 'choice'],
  ['user role tom --to %', 'choice'],
  ['user edit tom --role %', 'choice'],
  ['user create --username u --email u@x --name u --password-stdin --role %', 'choice'],
  ['status edit 1 --color %', 'choice'],
  ['status create Z --color %', 'choice'],
  ['session create --name x --expires %', 'choice'],
  ['ticket list --sort %', 'choice'],
  ['user edit tom --email %', 'choice'],
  ['register --username u --email % --name u --password-stdin', 'choice'],
  ['user create --username u --email % --name u --password-stdin', 'choice'],
  ['config set database %', 'choice'],
  ['audit list --actor %', 'existing'],
  ['audit list --user %', 'existing'],
  ['audit list --ticket %', 'number'],
  ['audit list --since %', 'choice'],
  ['audit list --limit %', 'number'],
  ['audit show %', 'choice'],
  ['audit undo % --yes', 'choice'],
  ['user role --file %', 'file'],
  ['ticket import %', 'file'],
  ['user import %', 'file'],
  ['ticket import nosuch.csv --ignore-columns %', 'file'],
  ['user import nosuch.csv --ignore-columns %', 'file'],
  ...['status', 'assignee', 'requester', 'category', 'priority'].map((o): [string, ValueKind] => [`ticket export --${o} %`, 'existing']),
  ['ticket export --sort %', 'choice'],
  ['db policy --passwords %', 'choice'],
  ['db triggers %', 'choice'],
  ['completion %', 'choice'],
  ['db copy --to sqlite:x.db --yes --from %', 'choice'],
  ['db copy --from sqlite:x.db --yes --to %', 'choice'],
  ['user edit id:2 --username %', 'username'],
  ['user edit id:2 --name %', 'name'],
  ['priority edit 1 --level %', 'level'],
  ['priority create New% --level %', 'level'],
  ['session create --expires 1d --name %', 'name'],
  ['config get %', 'key'],
  ['config set % x', 'key'],
  ['config unset %', 'key'],
  ['ticket comment 1 --file %', 'file'],
  ['ticket create --title x --category 1 --priority 1 --description-file %', 'file'],
]
/** Options whose values are tried with another verb's, because a right one costs a password hash or the administrator. */
export const ELSEWHERE = new Set(
  ['register', 'user create']
    .flatMap((v) => ['--username', '--name'].map((o) => `${v} ${o}`))
    .concat([...['--admin-username', '--admin-email', '--admin-name', '--promote'].map((o) => `init ${o}`), 'login [username]']),
)
