import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Change } from '../../src/history/change.js'
import type { RoleChange } from '../../src/people/plan.js'
import { engines } from '../helpers/engines.js'
import { contentOf, createWorld, type World } from '../helpers/world.js'

type Plan = Change<RoleChange>

describe.each(engines)('user role --file (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  const roles = async (stdin: string | Uint8Array, ...more: string[]) =>
    world.helpdesk(['user', 'role', '--file', '-', '--json', ...more], { as: 'ada', stdin })
  const people = () => contentOf(world.db, 'user')
  const roleOf = async (name: string) =>
    (await world.db.selectFrom('user').select('role').where('username', '=', name).executeTakeFirstOrThrow()).role
  /** Everybody as at first. */
  const reset = async () => {
    await sql`update user set role = 'EMPLOYEE' where username in ('emma', 'eric')`.execute(world.db)
    await sql`update user set role = 'TECHNICIAN' where username in ('tom', 'tess')`.execute(world.db)
  }

  it.each([
    ['commas', 'username,role\nemma,TECHNICIAN\ntom,TECHNICIAN\n'],
    ['semicolons, CRLF, a byte order mark', '\ufeffusername;role\r\nemma;TECHNICIAN\r\ntom;TECHNICIAN\r\n'],
    ['tabs, no end of line', 'username\trole\nemma\tTECHNICIAN\ntom\tTECHNICIAN'],
    [
      'quotes, other columns, another order',
      'note;"role";"username"\n"a;b";"technician";emma\n"c\nd";Technician;"tom"\n',
    ],
    ['French', 'Utilisateur;Rôle\nemma;technicienne\ntom;Technicien\n'],
    [
      'e-mail addresses, blanks and empty lines',
      ' email , role \n\nemma@example.org , Technician \n\nTOM@example.org,TECHNICIAN\n',
    ],
    ['mixed', 'username,role\nemma@example.org,technicien\nTOM,TECHNICIAN\n'],
  ])('reads CSV as people have it: %s', async (_, text) => {
    const plan = JSON.parse((await roles(text, '--dry-run')).out) as Plan
    expect(plan).toMatchObject({
      changeId: null,
      changed: 1,
      unchanged: 1,
      items: [
        { user: 'emma', from: 'EMPLOYEE', to: 'TECHNICIAN', result: 'changed' },
        { user: 'tom', from: 'TECHNICIAN', to: 'TECHNICIAN', result: 'unchanged' },
      ],
    })
    expect(plan.items.every((i) => typeof i.line === 'number' && i.line > 1)).toBe(true)
    expect(await roleOf('emma')).toBe('EMPLOYEE')
    const { out, code } = await roles(text)
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      changeId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      changed: 1,
      unchanged: 1,
      items: plan.items,
    })
    expect(await roleOf('emma')).toBe('TECHNICIAN')
    expect(JSON.parse((await roles(text)).out)).toMatchObject({ changeId: null, changed: 0, unchanged: 2 })
    await reset()
  })

  it('takes ids, in a column of their own', async () => {
    const text = `id,role\n${world.ids.emma},technicien\nid:${world.ids.eric},TECHNICIAN\n`
    expect(JSON.parse((await roles(text)).out)).toMatchObject({ changed: 2 })
    await reset()
  })

  it('names every bad row with its line, and changes nothing', async () => {
    const text = 'username,role\nemma,TECHNICIAN\nnobody,ADMIN\n"eric",boss\n,ADMIN\ntom,EMPLOYEE,x\nemma,EMPLOYEE\n'
    const before = await people()
    const first = await world.helpdesk(['user', 'role', '--file', '-'], { as: 'ada', stdin: text })
    expect(first).toEqual({
      code: 2,
      out: '',
      err: [
        'error: 5 rows of the file are bad; nothing was changed.',
        "line 3: There is no user 'nobody'.",
        "line 4: There is no role 'boss'. hint: EMPLOYEE, TECHNICIAN, ADMIN",
        'line 5: A name is empty.',
        'line 6: It has 3 values, the header 2.',
        "line 7: 'emma' is named before with another role.",
        '',
      ].join('\n'),
    })
    const second = await roles('username,role\nemma,TECHNICIAN\nnobody,ADMIN\nemma,EMPLOYEE\n')
    expect(second).toMatchObject({ code: 2, out: '' })
    expect(JSON.parse(second.err)).toEqual({
      error: {
        code: 'INVALID',
        message: '2 rows of the file are bad; nothing was changed.',
        details: [
          { line: 3, value: 'nobody', code: 'NOT_FOUND', message: "There is no user 'nobody'." },
          { line: 4, value: 'emma', code: 'INVALID', message: "'emma' is named before with another role." },
        ],
      },
    })
    expect(await people()).toEqual(before)
  })

  it('plans what cannot be done, too', async () => {
    const text = 'username,role\nemma,TECHNICIAN\nnobody,ADMIN\nada,EMPLOYEE\ntom,TECHNICIAN\n'
    const { code, out, err } = await roles(text, '--dry-run')
    expect([code, JSON.parse(err).error.details.map((d: { line: number; code: string }) => [d.line, d.code])]).toEqual([
      2,
      [
        [3, 'NOT_FOUND'],
        [4, 'CONFLICT'],
      ],
    ])
    expect((JSON.parse(out) as Plan).items.map((i) => [i.line, i.user, i.from, i.result])).toEqual([
      [2, 'emma', 'EMPLOYEE', 'changed'],
      [3, 'nobody', null, 'unknown'],
      [4, 'ada', 'ADMIN', 'forbidden'],
      [5, 'tom', 'TECHNICIAN', 'unchanged'],
    ])
    const shown = await world.helpdesk(['user', 'role', '--file', '-', '--dry-run', '-o', 'table'], {
      as: 'ada',
      stdin: text,
    })
    expect(shown.out).toBe(
      [
        '  2: emma  EMPLOYEE → TECHNICIAN',
        '✗ 3: nobody  ? → ADMIN  (unknown)',
        '✗ 4: ada  ADMIN → EMPLOYEE  (forbidden: no administrator would be left)',
        '1 would be changed, 1 unchanged, 1 unknown, 1 forbidden: no administrator would',
        'be left.',
        'Nothing was changed: this is the plan.',
        '',
      ].join('\n'),
    )
    // The last administrator may go where the same file makes another.
    expect(JSON.parse((await roles('username,role\nada,EMPLOYEE\n', '--dry-run')).out)).toMatchObject({
      items: [{ result: 'forbidden' }],
    })
    expect(await roles('username,role\nada,EMPLOYEE\n')).toMatchObject({ code: 2 })
    expect(JSON.parse((await roles('username,role\nada,EMPLOYEE\ntom,ADMIN\n', '--dry-run')).out)).toMatchObject({
      changed: 2,
    })
  })

  it('plans arguments, too', async () => {
    const plan = await world.helpdesk('user role emma nobody --to TECHNICIAN --dry-run --json', { as: 'ada' })
    expect(plan).toMatchObject({ code: 3, err: expect.stringContaining("There is no user 'nobody'.") })
    expect(JSON.parse(plan.out)).toMatchObject({
      changed: 1,
      items: [
        { line: null, user: 'emma', result: 'changed' },
        { user: 'nobody', result: 'unknown' },
      ],
    })
    expect(await world.helpdesk('user role emma nobody --to TECHNICIAN', { as: 'ada' })).toMatchObject({ code: 3 })
    expect(await roleOf('emma')).toBe('EMPLOYEE')
  })

  it.each([
    [
      'Latin-1',
      Buffer.from('username,role\nélodie,ADMIN\n', 'latin1'),
      "'-' is not UTF-8, but Latin-1 as it seems.",
      'iconv -f WINDOWS-1252',
    ],
    [
      'UTF-16',
      Buffer.from('\ufeffusername,role\nemma,ADMIN\n', 'utf16le'),
      "'-' is not UTF-8, but UTF-16 as it seems.",
      'iconv -f UTF-16',
    ],
    [
      'UTF-16 without a mark',
      Buffer.from('username,role\nemma,ADMIN\n', 'utf16le'),
      "'-' is not UTF-8, but UTF-16 as it seems.",
      'iconv',
    ],
    ['nothing', '', "There is no table in '-'", ''],
    ['no such columns', 'name,rank\nemma,ADMIN\n', "The file has the columns 'name, rank'", 'username,role'],
    ['an open quote', 'username,role\n"emma,ADMIN\n', 'One row of the file is bad', ''],
  ])('refuses %s, with the way out', async (_, text, message, hint) => {
    const { code, err } = await roles(text)
    expect(code).toBe(2)
    expect(err).toContain(message)
    expect(err).toContain(hint)
  })

  it('refuses two sources, none, and a file that is not there', async () => {
    for (const line of [
      'user role emma --file x.csv',
      'user role --file x.csv --to ADMIN',
      'user role',
      'user role emma',
      'user role --file nosuch.csv',
    ]) {
      expect(await world.helpdesk(line, { as: 'ada' }), line).toMatchObject({ code: 2, out: '' })
    }
  })
})
