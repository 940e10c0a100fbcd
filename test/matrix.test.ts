import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tree } from '../src/command.js'
import { commands } from '../src/commands/index.js'
import { createWorld, engines, type World } from './helpers/world.js'

/**
 * Role × verb × object. A row is a command line in which % stands for the object, then for each role (nobody logged in, employee,
 * technician, admin) the exit codes for the objects of its kind, in their order.
 */
type Row = [line: string, none: string, employee: string, technician: string, admin: string]
type Kind = 'ticket' | 'user' | 'lookup' | 'session' | 'nothing'

/** What each digit of a row stands for; relative to who runs the command. */
const OBJECTS: Record<Kind, string[]> = {
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
  'config list': [['', '0', '0', '0', '0']],
  'config get': [['database', '0', '0', '0', '0']],
  'config set': [['database sqlite:x.db', '0', '0', '0', '0']],
  'config unset': [['database', '0', '0', '0', '0']],
  'config path': [['', '0', '0', '0', '0']],
  'db migrate': [['', '0', '0', '0', '0']],
  'db status': [['', '0', '0', '0', '0']],
}

const MATRIX: Record<Kind, Record<string, Row[]>> = {
  ticket: TICKET,
  user: USER,
  lookup: { ...LOOKUP('category'), ...LOOKUP('priority'), ...LOOKUP('status') },
  session: { 'session revoke': [['revoke %', '444', '033', '033', '033']] },
  nothing: NOTHING,
}

const verbsOf = (tree: Tree, path: string[] = []): string[] =>
  Object.entries(tree).flatMap(([name, e]) => ('load' in e ? [[...path, name].join(' ')] : verbsOf(e.commands, [...path, name])))

it('every verb has a row, and every row is a verb', () => {
  const rows = Object.values(MATRIX).flatMap((kind) => Object.keys(kind))
  expect(rows.sort()).toEqual(verbsOf(commands).sort())
})

describe.each(engines)('who may do what to which (%s)', (engine) => {
  let world: World
  let serial = 0
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  const ROLES = [undefined, 'emma', 'tom', 'ada'] as const
  /** A new object of the kind, as seen by `who`, to do something to. */
  async function newObject(kind: Kind, which: string, verb: string, who: string | undefined): Promise<string> {
    const me = who ?? 'emma'
    if (which === 'absent') return '99999'
    switch (`${kind} ${which}`) {
      case 'ticket own':
        return String(await world.addTicket({ requester: me }))
      case 'ticket assigned to me':
        return String(await world.addTicket({ requester: 'eric', assignee: me }))
      case 'ticket unassigned':
        return String(await world.addTicket({ requester: 'eric' }))
      case "ticket another's":
        return String(await world.addTicket({ requester: 'eric', assignee: 'tess' }))
      case 'user myself':
        return me
      case 'user somebody else':
        return `id:${await world.addUser(`other${serial}`, 'EMPLOYEE')}`
      case 'lookup there': {
        const table = verb.split(' ')[0] as 'status'
        const { insertId } = await world.db
          .insertInto(table)
          .values({ name: `Thing ${serial}` })
          .executeTakeFirstOrThrow()
        return String(insertId)
      }
      case 'session my own':
      case "session another's": {
        const owner = which === 'my own' ? me : 'eric'
        return String((await world.json<{ id: number }>('session create --name x --expires 1d', { as: owner })).id)
      }
    }
    return ''
  }

  const cases = Object.entries(MATRIX).flatMap(([kind, verbs]) => Object.keys(verbs).map((verb) => [verb, kind as Kind] as const))
  it.each(cases)('%s', async (verb, kind) => {
    for (const [line, ...expected] of MATRIX[kind][verb] ?? []) {
      const found: string[] = []
      const said: string[] = []
      for (const [i, who] of ROLES.entries()) {
        let codes = ''
        for (const [j, which] of OBJECTS[kind].entries()) {
          serial++
          if (expected[i]?.[j] === '-') {
            codes += '-'
            continue
          }
          const object = kind === 'nothing' ? String(serial) : await newObject(kind, which, verb, who)
          const words = (kind === 'nothing' ? `${verb} ${line}` : line.replace(/^\S+/, verb))
            .replaceAll('%', object)
            .replace('New', `New ${serial}`)
          const argv = words.split(' ').filter(Boolean)
          const name = argv.indexOf('New')
          if (name !== -1) argv.splice(name, 2, `New ${serial}`)
          const { code, err } = await world.helpdesk(argv, { ...(who ? { as: who } : {}), stdin: 'secret' })
          codes += code
          if (code !== 0) said.push(err)
        }
        found.push(codes)
      }
      expect([line, ...found], said.join('')).toEqual([line, ...expected])
    }
    // What a verb did to those who stay: the next one finds them as they were.
    await world.db.updateTable('user').set({ role: 'EMPLOYEE' }).where('role', '=', 'ADMIN').where('username', '!=', 'ada').execute()
    for (const who of ROLES) if (who) await world.logIn(who)
    rmSync(world.configOf('nobody'), { recursive: true, force: true })
  })
})
