import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allCommands } from '../scripts/reference.js'
import { commands } from '../src/app/catalogue.js'
import { TOPICS } from '../src/app/help/topics.js'
import type { Tree } from '../src/command/command.js'
import { literalsAfter } from './helpers/source-texts.js'
import { EDGES, KINDS } from './helpers/verb-rows.js'
import { createWorld, type World } from './helpers/world.js'
import { MATRIX, VALUES } from './verbs.js'

/** Commands, options, SQL, words to choose from and examples of values: what people type is not translated. */
const TYPED = /^(helpdesk( |$)|(node|npx) |--|CREATE |ALTER |DROP |SET |chmod |iconv |[^\s,]+(, ?[^\s,]+)*$)/

describe('the source', () => {
  it('says nothing but what is typed the same in all languages', () => {
    const said = literalsAfter(/\bsay:\s*/g)
    expect(said.length).toBeGreaterThan(10)
    expect(said.filter(({ text }) => !TYPED.test(text))).toEqual([])
  })

  it('names only commands that there are', () => {
    const typed = literalsAfter(/\brun:\s*\[?|\btyped(?:As)?\(/g).filter(({ text }) => !/^(…|$)/.test(text))
    expect(typed.length).toBeGreaterThan(25)
    expect(typed.filter(({ text }) => !isCommand(text.split(' ')))).toEqual([])
  })

  /** Whether words lead to a command, or to options of the program or a group. */
  function isCommand([word = '', ...rest]: string[], tree: Tree = commands): boolean {
    if (word.startsWith('--')) return true
    if (word === 'help') return Object.hasOwn(TOPICS, rest[0] ?? '')
    const entry = Object.hasOwn(tree, word) ? tree[word] : undefined
    return entry !== undefined && ('load' in entry || isCommand(rest, entry.commands))
  }
})

describe('what is said', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld('sqlite')
    await world.addTicket()
    for (const id of [1, 2])
      await world.db
        .updateTable('status')
        .set({ name: `Statut${id}` })
        .where('id', '=', id)
        .execute() // one word each
  })
  afterAll(() => world.destroy())

  it('help shares no sentence', async () => {
    const groups = Object.entries(commands).flatMap(([name, entry]) => ('load' in entry ? [] : [name]))
    for (const name of ['', ...groups, ...(await allCommands()).map((c) => c.name)]) {
      const line = async (lang: string) =>
        (await world.helpdesk(`${name} --help --lang ${lang}`, { columns: 100 })).out.split('\n')
      const [en, fr] = [await line('en'), await line('fr')]
      expect(fr.length).toBeGreaterThan(5)
      const shared = fr.filter(
        (l) => l.trim() !== '' && en.includes(l) && !/^( {2}\$ helpdesk|helpdesk [a-z -]+$)/.test(l),
      )
      expect([name, shared]).toEqual([name, []])
    }
  })

  /** Runs a line in both languages; what it says where it fails must not be the same. */
  async function differs(argv: string[], as: string) {
    const said = async (lang: string) => {
      const { code, err } = await world.helpdesk([...argv, '--json', '--lang', lang], { as, stdin: 'secret' })
      return code === 0 || !err.startsWith('{') ? undefined : JSON.parse(err).error
    }
    const en = await said('en')
    if (!en) return
    const fr = await said('fr')
    if (!fr) return
    expect([argv, fr.code, fr.message]).not.toEqual([argv, en.code, en.message])
    if (en.hint === fr.hint) expect([argv, fr.hint ?? 'helpdesk']).toEqual([argv, expect.stringMatching(TYPED)])
    for (const [i, detail] of (en.details ?? []).entries()) expect(detail.message).not.toBe(fr.details[i].message)
  }

  it('bad values', { timeout: 120_000 }, async () => {
    for (const [line, kind] of VALUES) {
      for (const [i, [edge, value]] of Object.entries(EDGES).entries()) {
        if (!['negative', 'empty', 'NUL', '65,536 bytes', 'unknown'].includes(edge) || KINDS[kind][i] === '0') continue
        await differs(
          line.split(' ').map((w) => w.replace('%', value)),
          'ada',
        )
      }
    }
  })

  it('what is forbidden, absent or missing', { timeout: 120_000 }, async () => {
    for (const [kind, verbs] of Object.entries(MATRIX)) {
      for (const [verb, rows] of Object.entries(verbs)) {
        for (const [row, ...codes] of rows) {
          if (codes.every((c) => /^[0*]+$/.test(c)) || /logout/.test(verb)) continue
          const line = (kind === 'nothing' ? `${verb} ${row}` : row.replace(/^\S+/, verb))
            .replaceAll('%', '99999')
            .replaceAll('@here', world.url)
          for (const as of ['nobody', 'emma', 'ada']) await differs(line.split(' ').filter(Boolean), as)
        }
      }
    }
  })

  it.each([
    'nonsense',
    'tickets',
    'ticket',
    'ticket lists',
    'ticket show',
    'whoami 1 2',
    'ticket list --nonsense',
    'ticket list --limit',
    'ticket list --statu x',
    'nonsense --help',
    'ticket list --fields nonsense',
    'db status -o ids',
    'ticket list -o nonsense',
    'ticket list --database nonsense',
    'ticket list --database mysql://u@127.0.0.1:1/x',
    '--database',
  ])('%s', async (line) => {
    await differs(line.split(' '), 'ada')
    const { code } = await world.helpdesk(line, { as: 'ada' })
    expect(code).not.toBe(0)
  })
})
