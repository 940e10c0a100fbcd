import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HelpdeskError } from '../../src/core/errors.js'
import { fold } from '../../src/core/fold.js'
import type { Actor } from '../../src/core/roles.js'
import { namesActor, resolveUser, resolveUsers } from '../../src/identity/services/find-users.js'
import type { User } from '../../src/identity/user.js'
import type { Lookups } from '../../src/lookups/queries/lookups.js'
import { findCategory, findPriority, findStatus, findStatuses } from '../../src/lookups/services/find-lookup.js'
import { openStatuses } from '../../src/tickets/queries/status-filter.js'
import { engines } from '../helpers/engines.js'
import { CHEAP_HASH, createWorld, type World } from '../helpers/world.js'

/** The names of what `find` answers, or the error's code and sentence. */
function said(find: () => { name: string } | { name: string }[]): string[] {
  try {
    return [find()].flat().map((x) => x.name)
  } catch (error) {
    if (error instanceof HelpdeskError) return [error.code, error.text.en]
    throw error
  }
}
const status = (id: number, name: string, state: Lookups['statuses'][number]['state'], color: string | null = null) => ({
  ...{ id, name, color, state },
})
const priority = (id: number, name: string, level: number | null) => ({ id, name, level })
const category = (id: number, name: string) => ({ id, name, description: null })

const seed: Lookups = {
  statuses: [status(1, 'En attente', 'pending'), status(2, 'En cours', 'in-progress'), status(3, 'Résolue', 'resolved')],
  priorities: [priority(1, 'Faible', 1), priority(2, 'Moyenne', 2), priority(3, 'Élevée', 3)],
  categories: [category(1, 'Matériel'), category(2, 'Logiciel'), category(3, 'Réseau')],
}
/** Old rows: names that are numbers, words and each other's beginnings, or that repeat; levels that repeat or are NULL. */
const odd: Lookups = {
  statuses: [
    status(2, '5', 'pending'),
    status(5, 'Open', 'in-progress'),
    status(8, 'Opened by phone', 'in-progress'),
    status(9, 'Pending', 'resolved'),
    status(11, 'Doublon', 'resolved'),
    status(12, 'doublon', 'resolved'),
    status(13, 'Lowest', 'in-progress'),
  ],
  priorities: [priority(4, 'High', 1), priority(5, 'Lower', 9), priority(6, 'Urgent', 9), priority(7, 'Low-ish', 5)],
  categories: [category(3, 'PC'), category(4, 'PC portable'), category(5, 'Pc ')],
}

describe('a status, priority or category', () => {
  it.each([
    ['by id', '2', ['En cours']],
    ['by exact name', 'En cours', ['En cours']],
    ['by a name in another case', 'EN COURS', ['En cours']],
    ['by a name without accents', 'resolue', ['Résolue']],
    ['by a name with other accents', 'rèsôlüe', ['Résolue']],
    ['by a name in decomposed form', 'Re\u0301solue', ['Résolue']],
    ['by a name and blanks after it', 'resolue  ', ['Résolue']],
    ['by the beginning of a name', 'res', ['Résolue']],
    ['by the word pending', 'pending', ['En attente']],
    ['by the word in-progress', 'in-progress', ['En cours']],
    ['by the word resolved', 'RESOLVED', ['Résolue']],
    ['by the word open', 'open', ['En attente', 'En cours']],
    ['not by what two begin with', 'en', ['USAGE', "'en' fits several: En attente (1), En cours (2)."]],
    ['not by the middle of a name', 'cours', ['NOT_FOUND', "There is no status 'cours'."]],
    ['not by an unknown id', '4', ['NOT_FOUND', "There is no status '4'."]],
    ['not by other digits', '２', ['NOT_FOUND', "There is no status '２'."]],
    ['not by nothing', '', ['NOT_FOUND', "There is no status ''."]],
    ['not by the words of JavaScript', 'constructor', ['NOT_FOUND', "There is no status 'constructor'."]],
    ['not by those with underscores either', '__proto__', ['NOT_FOUND', "There is no status '__proto__'."]],
  ])('statuses %s: %s', (_, word, expected) => expect(said(() => findStatuses(seed, word))).toEqual(expected))

  it.each([
    ['the one that fits', 'pending', ['En attente']],
    ['never one of several', 'open', ['USAGE', "'open' fits several: En attente (1), En cours (2)."]],
  ])('the status to change to is %s', (_, word, expected) => expect(said(() => findStatus(seed, word))).toEqual(expected))

  it.each([
    ['id before name', '5', ['Open']],
    ['exact name before the words', 'open', ['Open']],
    ['exact name before the words', 'PENDING', ['Pending']],
    ['the words before the beginning of a name', 'resolved', ['Pending', 'Doublon', 'doublon']],
    ['exact name before the beginning of a name', 'Open', ['Open']],
    ['the beginning of a name last', 'opened', ['Opened by phone']],
    ['a name that two have is ambiguous', 'Doublon', ['USAGE', "'Doublon' fits several: Doublon (11), doublon (12)."]],
    ['what two begin with is ambiguous', 'op', ['USAGE', "'op' fits several: Open (5), Opened by phone (8)."]],
  ])('%s: %s', (_, word, expected) => expect(said(() => findStatuses(odd, word))).toEqual(expected))

  it.each([
    [seed, 'low', ['Faible']],
    [seed, 'HIGH', ['Élevée']],
    [seed, 'elevee', ['Élevée']],
    [seed, '2', ['Moyenne']],
    [seed, 'm', ['Moyenne']],
    [seed, 'medium', ['NOT_FOUND', "There is no priority 'medium'."]],
    [odd, 'high', ['High']], // by name, although its level is the lowest
    [odd, 'low', ['High']], // by the word, although two begin with it
    [odd, 'lower', ['Lower']],
    [odd, 'urg', ['Urgent']],
    [{ ...odd, priorities: odd.priorities.slice(1) }, 'high', ['USAGE', "'high' fits several: Lower (5), Urgent (6)."]],
    [{ ...odd, priorities: [] }, 'high', ['NOT_FOUND', "There is no priority 'high'."]],
  ])('priorities %#: %s', (lookups, word, expected) => expect(said(() => findPriority(lookups, word))).toEqual(expected))

  it.each([
    [seed, '3', ['Réseau']],
    [seed, 'MATERIEL', ['Matériel']],
    [seed, 'log', ['Logiciel']],
    [seed, 'pending', ['NOT_FOUND', "There is no category 'pending'."]],
    [seed, 'low', ['NOT_FOUND', "There is no category 'low'."]],
    [odd, 'pc p', ['PC portable']],
    [odd, 'pc', ['USAGE', "'pc' fits several: PC (3), Pc  (5)."]],
    [odd, 'p', ['USAGE', "'p' fits several: PC (3), PC portable (4), Pc  (5)."]],
  ])('categories %#: %s', (lookups, word, expected) => expect(said(() => findCategory(lookups, word))).toEqual(expected))

  it('that is unknown is answered with those that there are, in both languages', () => {
    expect(() => findCategory(seed, 'Drucker')).toThrow(
      expect.objectContaining({
        code: 'NOT_FOUND',
        text: { en: "There is no category 'Drucker'.", fr: "Il n'y a pas de catégorie « Drucker »." },
        hint: { say: 'Matériel, Logiciel, Réseau' },
      }),
    )
    expect(() => findStatus(seed, 'en')).toThrow(
      expect.objectContaining({
        text: {
          en: "'en' fits several: En attente (1), En cours (2).",
          fr: '« en » en désigne plusieurs : En attente (1), En cours (2).',
        },
      }),
    )
  })
})

it.each([
  ['ADM1', 'adm1', true],
  ['adm1   ', 'adm1', true],
  ['àdm1', 'adm1', true],
  ['a\u0300dm1', 'adm1', true],
  ['İ', 'i', true],
  ['🔥', '🧯', true], // general collations take everything beyond the basic plane for one
  [' adm1', 'adm1', false],
  ['adm1\t', 'adm1', false],
  ['adm\u00a01', 'adm 1', false],
  ['', ' ', true],
])("'%s' and '%s' are one name: %s", (a, b, one) => expect(fold(a) === fold(b)).toBe(one))

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
    for (const name of ['adm1', '5', '8', 'tom@example.org', 'José']) await world.addUser(name, 'EMPLOYEE')
  })
  afterAll(() => world.destroy())

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
    expect(world.ids).toEqual({ ada: 1, tom: 2, tess: 3, emma: 4, eric: 5, adm1: 6, '5': 7, '8': 8, 'tom@example.org': 9, José: 10 })
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
    ' ',
    '😀',
  ])("'%s' is nobody", async (word) => expect(await found(word)).toEqual(['NOT_FOUND', `There is no user '${word}'.`]))

  it('many are answered in the order asked for; unknown ones are named together', async () => {
    expect(await found('tess', '@me', 'id:2', 'tess')).toEqual(['tess', 'ada', 'tom', 'tess'])
    expect(await found('nope', 'tess', 'id:77')).toEqual(['NOT_FOUND', "There is no user 'nope', 'id:77'."])
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
      text: { fr: '« 5 » désigne plusieurs comptes : eric (id:5), 5 (id:7).' },
      hint: { say: { en: 'Write id: and the number.' } },
    })
  })

  it('an error about a user reaches the command line with exit code 2 or 3', async () => {
    const id = await world.addTicket()
    const asked = async (word: string) => {
      const { code, err } = await world.helpdesk(['ticket', 'assign', String(id), '--to', word], { as: 'ada' })
      return [code, err]
    }
    expect(await asked('5')).toEqual([2, "error: '5' fits several accounts: eric (id:5), 5 (id:7).\nhint: Write id: and the number.\n"])
    expect(await asked('nobody')).toEqual([3, "error: There is no user 'nobody'.\n"])
  })

  it('a status named like a word of JavaScript is an unknown one', async () => {
    const listed = await world.helpdesk('ticket list --status constructor', { as: 'ada' })
    expect(listed).toEqual({
      code: 3,
      out: '',
      err: "error: There is no status 'constructor'.\nhint: En attente, En cours, Résolue\n",
    })
  })
})

it('open tickets are those whose status is not resolved, whatever a status is called', () => {
  expect(openStatuses(seed)).toEqual({ ids: [1, 2], pending: true })
  expect(openStatuses(odd)).toEqual({ ids: [2, 5, 8, 13], pending: true })
})

describe.each(engines)('a status called Open (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  it('hides no other open tickets, and can be asked for', async () => {
    const waiting = await world.addTicket({ title: 'Waits' })
    const resolved = await world.addTicket({ title: 'Done', status: 3 })
    const { id: status } = await world.json<{ id: number }>('status create Open --color warning', { as: 'ada' })
    const opened = await world.addTicket({ title: 'Opened', status })
    const ids = async (line: string) => (await world.helpdesk(`${line} -o ids`, { as: 'ada' })).out.trim().split('\n').map(Number).sort()
    expect(await ids('ticket list')).toEqual([waiting, opened])
    expect(await ids('ticket list --status open')).toEqual([opened])
    expect(await ids('ticket list --all')).toEqual([waiting, resolved, opened])
  })
})

/** Names of MySQL's and of MariaDB's collations that do not ignore blanks at the end, the first as MySQL has by default. */
const NO_PAD = ['utf8mb4_0900_ai_ci', 'utf8mb4_general_nopad_ci']

describe.each(engines)('a name with blanks at its end, where the database tells them apart (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    if (engine === 'mysql') {
      const known = sql<{ name: string }>`select collation_name as name from information_schema.collations
        where collation_name in (${sql.join(NO_PAD)}) order by collation_name`
      const collation = (await known.execute(world.db)).rows[0]?.name ?? expect.fail('This server has no such collation.')
      await sql.raw(`alter table user convert to character set utf8mb4 collate ${collation}`).execute(world.db)
    }
    // As the web application lets people register.
    for (const [name, address] of [
      ['wanda  ', 'w@example.org '],
      ['tess ', 'tess2@example.org'],
    ] as const)
      await world.db
        .insertInto('user')
        .values({
          username: name,
          email: address,
          full_name: 'W',
          role: 'EMPLOYEE',
          password: CHEAP_HASH,
          created_at: '2026-01-01 00:00:00',
        })
        .execute()
  })
  afterAll(() => world.destroy())

  const show = (word: string) => world.helpdesk(['user', 'show', word, '-o', 'tsv', '--fields', 'username'], { as: 'ada' })
  const login = (word: string) => world.helpdesk(['login', word, '--password-stdin', '-o', 'ids'], { as: 'guest', stdin: 'secret' })

  it.each(['wanda', 'WANDA ', 'wànda   ', 'w@example.org', 'W@example.org  '])("is found by '%s'", async (word) => {
    expect(await show(word)).toEqual({ code: 0, out: 'wanda  \n', err: '' })
    expect(await login(word)).toMatchObject({ code: 0 })
  })

  it.each(['wand', 'wanda x', 'wanda_', ' wanda', '%'])("is not '%s'", async (word) => expect((await show(word)).code).toBe(3))

  it('is found among many', async () => {
    const words = ['wanda', ...Array.from({ length: 30 }, () => 'tom'), 'emma ']
    expect((await resolveUsers(world.db, ADA, words)).map((u) => u.username).filter((n) => n !== 'tom')).toEqual(['wanda  ', 'emma'])
  })

  it('is taken, and so is its address', async () => {
    const make = (name: string, address: string) =>
      world.helpdesk(['user', 'create', '--username', name, '--email', address, '--name', 'x', '--password-stdin'], {
        as: 'ada',
        stdin: 'long enough, rare',
      })
    expect(await make('Wanda', 'new@example.org')).toMatchObject({ code: 6 })
    expect(await make('new', 'w@example.ORG')).toMatchObject({ code: 6 })
    expect(await make('emma', 'new@example.org')).toMatchObject({ code: 6 })
  })

  it('beside one without is never guessed, but whoever logs in is the one that he types', async () => {
    expect(await show('tess')).toMatchObject({ code: 2, err: expect.stringContaining('fits several accounts: tess (id:3)') })
    for (const name of ['tess', 'tess ']) {
      expect((await login(name)).code).toBe(0)
      expect((await world.json('whoami', { as: 'guest' })).username).toBe(name)
    }
  })

  it('is one category', async () => {
    expect(await world.helpdesk(['category', 'edit', 'RESEAU  ', '--description', 'x'], { as: 'ada' })).toMatchObject({ code: 0 })
    await sql.raw("update category set name = 'Logiciel  ' where id = 2").execute(world.db)
    expect(await world.helpdesk(['category', 'create', 'logiciel'], { as: 'ada' })).toMatchObject({ code: 6 })
  })
})
