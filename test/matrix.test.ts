import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../src/app/catalogue.js'
import { COMPLETE } from '../src/app/cli.js'
import type { Tree } from '../src/command/command.js'
import { engines } from './helpers/engines.js'
import { type Kind, OBJECTS } from './helpers/verb-rows.js'
import { createWorld, type World } from './helpers/world.js'
import { MATRIX } from './verbs.js'

const verbsOf = (tree: Tree, path: string[] = []): string[] =>
  Object.entries(tree).flatMap(([name, e]) =>
    'load' in e ? [[...path, name].join(' ')] : verbsOf(e.commands, [...path, name]),
  )

it('every verb has a row, and every row is a verb', () => {
  const rows = Object.values(MATRIX).flatMap((kind) => Object.keys(kind))
  expect(rows.sort()).toEqual(verbsOf(commands).sort())
})

it('the one word that is no verb is what completion calls: it fails for nobody, and help does not name it', async () => {
  expect(commands).not.toHaveProperty(COMPLETE)
  const world = await createWorld('sqlite')
  for (const as of ['nobody', 'emma', 'tom', 'ada']) {
    const { code, err } = await world.helpdesk([COMPLETE, 'zsh', '--', 'ticket', 'show', ''], { as })
    expect([code, err]).toEqual([0, ''])
  }
  expect((await world.helpdesk('--help')).out).not.toContain(COMPLETE)
  await world.destroy()
})

/**
 * These hash a password each time, which is meant to take long; who may does not ask which engine it is: they are tried
 * on one.
 */
const HASHES = new Set(['user create', 'user enable', 'user reset-password', 'register', 'login', 'password'])

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

  const cases = Object.entries(MATRIX)
    .flatMap(([kind, verbs]) => Object.keys(verbs).map((verb) => [verb, kind as Kind] as const))
    .filter(([verb]) => engine === engines[0] || !HASHES.has(verb))
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
            .replaceAll('@here', world.url)
            .replace('New', `New ${serial}`)
          const argv = words.split(' ').filter(Boolean)
          const name = argv.indexOf('New')
          if (name !== -1) argv.splice(name, 2, `New ${serial}`)
          const stdin = ['login', 'password'].includes(verb) ? 'secret' : 'a long, rare one'
          const { code, err } = await world.helpdesk(argv, { ...(who ? { as: who } : {}), stdin })
          codes += expected[i]?.[j] === '*' ? '*' : code
          if (code !== 0) said.push(err)
        }
        found.push(codes)
      }
      expect([line, ...found], said.join('')).toEqual([line, ...expected])
    }
    // What a verb did to those who stay: the next one finds them as they were.
    await world.db
      .updateTable('user')
      .set({ role: 'EMPLOYEE' })
      .where('role', '=', 'ADMIN')
      .where('username', '!=', 'ada')
      .execute()
    for (const who of ROLES) if (who) await world.logIn(who)
    rmSync(world.configOf('nobody'), { recursive: true, force: true })
  })
})
