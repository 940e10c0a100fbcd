import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../src/core/roles.js'
import { resolveUsers } from '../../src/identity/services/find-users.js'
import { engines } from '../helpers/engines.js'
import { CHEAP_HASH, createWorld, type World } from '../helpers/world.js'

const ADA: Actor = { id: 1, username: 'ada', email: 'ada@example.org', fullName: 'Ada Test', role: 'ADMIN' }
/**
 * Names of MySQL's and of MariaDB's collations that do not ignore blanks at the end, the first as MySQL has by default.
 */
const NO_PAD = ['utf8mb4_0900_ai_ci', 'utf8mb4_general_nopad_ci']

describe.each(engines)('a name with blanks at its end, where the database tells them apart (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    if (engine === 'mysql') {
      const known = sql<{ name: string }>`select collation_name as name from information_schema.collations
        where collation_name in (${sql.join(NO_PAD)}) order by collation_name`
      const collation =
        (await known.execute(world.db)).rows[0]?.name ?? expect.fail('This server has no such collation.')
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

  const show = (word: string) =>
    world.helpdesk(['user', 'show', word, '-o', 'tsv', '--fields', 'username'], { as: 'ada' })
  const login = (word: string) =>
    world.helpdesk(['login', word, '--password-stdin', '-o', 'ids'], { as: 'guest', stdin: 'secret' })

  it.each(['wanda', 'WANDA ', 'wànda   ', 'w@example.org', 'W@example.org  '])("is found by '%s'", async (word) => {
    expect(await show(word)).toEqual({ code: 0, out: 'wanda  \n', err: '' })
    expect(await login(word)).toMatchObject({ code: 0 })
  })

  it.each(['wand', 'wanda x', 'wanda_', ' wanda', '%'])("is not '%s'", async (word) =>
    expect((await show(word)).code).toBe(3),
  )

  it('is found among many', async () => {
    const words = ['wanda', ...Array.from({ length: 30 }, () => 'tom'), 'emma ']
    expect((await resolveUsers(world.db, ADA, words)).map((u) => u.username).filter((n) => n !== 'tom')).toEqual([
      'wanda  ',
      'emma',
    ])
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
    expect(await show('tess')).toMatchObject({
      code: 2,
      err: expect.stringContaining('fits several accounts: tess (id:3)'),
    })
    for (const name of ['tess', 'tess ']) {
      expect((await login(name)).code).toBe(0)
      expect((await world.json('whoami', { as: 'guest' })).username).toBe(name)
    }
  })

  it('is one category', async () => {
    expect(await world.helpdesk(['category', 'edit', 'RESEAU  ', '--description', 'x'], { as: 'ada' })).toMatchObject({
      code: 0,
    })
    await sql.raw("update category set name = 'Logiciel  ' where id = 2").execute(world.db)
    expect(await world.helpdesk(['category', 'create', 'logiciel'], { as: 'ada' })).toMatchObject({ code: 6 })
  })
})
