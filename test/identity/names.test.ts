import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HelpdeskError } from '../../src/core/errors.js'
import type { Actor } from '../../src/core/roles.js'
import { namesActor, resolveUser, resolveUsers } from '../../src/identity/services/find-users.js'
import type { User } from '../../src/identity/user.js'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

const ADA: Actor = { id: 1, username: 'ada', email: 'ada@example.org', fullName: 'Ada Test', role: 'ADMIN' }
it.each([
  ['@me', true],
  ['ADA', true],
  ['àda ', true],
  ['Ada@example.org', true],
  ['1', true],
  ['id:1', true],
  ['id:01', true],
  ['tom', false],
  ['id:2', false],
  ['id:11', false],
  ['Ada Test', false],
])("'%s' names ada: %s", (word, expected) => expect(namesActor(ADA, word)).toBe(expected))

describe.each(engines)('a user (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    for (const name of ['adm1', '5', '8', 'tom@example.org', 'José', 'weiß', 'ılgın'])
      await world.addUser(name, 'EMPLOYEE')
  })
  afterAll(() => world.destroy())

  /**
   * Whether the column takes ß for s and ı for i, as MariaDB's general collation does, and so do we. MySQL's own
   * (utf8mb4_0900_ai_ci) does not: what it keeps apart nobody finds or misses.
   */
  async function takesThemForOne(): Promise<boolean> {
    if (engine === 'sqlite') return true
    const rows = await world.db.selectFrom('user').select('id').where('username', '=', 'WEIS').execute()
    return rows.length > 0
  }

  /** Usernames, or the error's code and sentence. */
  async function found(...words: string[]): Promise<string[]> {
    try {
      return (await resolveUsers(world.db, ADA, words)).map((u: User) => u.username)
    } catch (error) {
      if (error instanceof HelpdeskError) return [error.code, error.text.en]
      throw error
    }
  }
  it('has the ids that the words below count on', () => {
    expect(world.ids).toEqual({
      ada: 1,
      tom: 2,
      tess: 3,
      emma: 4,
      eric: 5,
      adm1: 6,
      '5': 7,
      '8': 8,
      'tom@example.org': 9,
      José: 10,
      weiß: 11,
      ılgın: 12,
    })
  })

  it.each([
    ['@me', ['ada']],
    ['tess', ['tess']],
    ['tess@example.org', ['tess']],
    ['TESS@Example.ORG', ['tess']],
    ['3', ['tess']],
    ['id:3', ['tess']],
    ['id:003', ['tess']],
    ['adm1', ['adm1']],
    ['ADM1', ['adm1']],
    ['adm1 ', ['adm1']],
    ['àdm1', ['adm1']],
    ['a\u0300dm1', ['adm1']],
    ['jose', ['José']],
    ['JOSÉ', ['José']],
    ['Jose\u0301', ['José']],
    ['weiß', ['weiß']],
    ['weiß@EXAMPLE.org', ['weiß']],
    ['ılgın', ['ılgın']],
    ['7', ['5']], // an id, and nobody's name
    ['8', ['8']], // the id and the name of the same account
    ['id:5', ['eric']],
    ['id:7', ['5']],
    ['5', ['USAGE', "'5' fits several accounts: eric (id:5), 5 (id:7)."]],
    ['tom@example.org', ['USAGE', "'tom@example.org' fits several accounts: tom (id:2), tom@example.org (id:9)."]],
    ['TOM@example.org', ['USAGE', "'TOM@example.org' fits several accounts: tom (id:2), tom@example.org (id:9)."]],
  ])("'%s' is %s", async (word, expected) => expect(await found(word)).toEqual(expected))

  it.each([
    'tes',
    'te_s',
    'tes%',
    '03',
    '３',
    'id:99',
    'id:',
    'id:3 ',
    'id:ada',
    'me',
    '@',
    '99999999999999999999',
    'id:99999999999999999999',
    '-3',
    '3e0',
    '0x3',
    "' OR 1=1 -- ",
    '\\',
    'Tess Test',
    'constructor',
    'weiss',
    ' ',
    '😀',
  ])("'%s' is nobody", async (word) => expect(await found(word)).toEqual(['NOT_FOUND', `There is no user '${word}'.`]))

  it.each([
    ['WEIS', 'weiß'],
    ['ILGIN', 'ılgın'],
    ['ilgin', 'ılgın'],
  ])("'%s' is %s, where the column says so", async (word, name) => {
    if (await takesThemForOne()) expect(await found(word)).toEqual([name])
  })

  it.each(['weis', 'WEIß', 'ilgin', 'ILGIN', 'ÌLGIN'])("'%s' is a name that is taken", async (name) => {
    if (!(await takesThemForOne())) return
    const argv = [
      'user',
      'create',
      '--username',
      name,
      '--email',
      'new@example.org',
      '--name',
      'New',
      '--role',
      'EMPLOYEE',
    ]
    expect(await world.helpdesk([...argv, '--password-stdin'], { as: 'ada', stdin: 'a new password' })).toMatchObject({
      code: 6,
      err: `error: '${name}' is taken already.\n`,
    })
  })

  it('many are answered in the order asked for; unknown ones are named together', async () => {
    expect(await found('tess', '@me', 'id:2', 'tess')).toEqual(['tess', 'ada', 'tom', 'tess'])
    expect(await found('nope', 'tess', 'id:77')).toEqual(['NOT_FOUND', "There are no users 'nope', 'id:77'."])
    expect(await found()).toEqual([])
  })

  it('one is the whole account', async () => {
    expect(await resolveUser(world.db, ADA, 'JOSE')).toEqual({
      id: 10,
      username: 'José',
      email: 'José@example.org',
      fullName: 'José Test',
      role: 'EMPLOYEE',
      createdAt: expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    })
    await expect(resolveUser(world.db, ADA, '5')).rejects.toMatchObject({
      code: 'USAGE',
      text: { fr: '«\u00a05\u00a0» désigne plusieurs comptes\u00a0: eric (id:5), 5 (id:7).' },
      hint: { say: { en: 'Write its number, as in id:7.' } },
    })
  })

  it('an error about a user reaches the command line with exit code 2 or 3', async () => {
    const id = await world.addTicket()
    const asked = async (word: string) => {
      const { code, err } = await world.helpdesk(['ticket', 'assign', String(id), '--to', word], { as: 'ada' })
      return [code, err]
    }
    expect(await asked('5')).toEqual([
      2,
      "error: '5' fits several accounts: eric (id:5), 5 (id:7).\nhint: Write its number, as in id:7.\n",
    ])
    expect(await asked('nobody')).toEqual([3, "error: There is no user 'nobody'.\n"])
  })

  it('a status named like a word of JavaScript is an unknown one', async () => {
    const listed = await world.helpdesk('ticket list --status constructor', { as: 'ada' })
    expect(listed).toEqual({
      code: 3,
      out: '',
      err: "error: There is no status 'constructor'.\nhint: En attente, En cours, Résolue; or pending, in-progress, resolved\n",
    })
  })
})
