import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Change } from '../../src/history/change.js'
import type { UserImport } from '../../src/people/plan.js'
import { engines } from '../helpers/engines.js'
import { contentOf, createWorld, type World } from '../helpers/world.js'

describe.each(engines)('user import (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())
  const run = (stdin: string, ...more: string[]) =>
    world.helpdesk(['user', 'import', '-', '--json', ...more], { as: 'ada', stdin })
  const HEADER = 'username;email;fullName;role;password'
  const PEOPLE = `${HEADER}\nzoé;zoe@example.org;Zoé Étoile;technicien;secret\nyan;yan@example.org;Yan;;\nemma;emma@example.org;Emma Test;;\n`

  it('plans, creates, and leaves alone who is there', async () => {
    const before = await contentOf(world.db, 'user')
    const items = [
      { line: 2, user: 'zoé', role: 'TECHNICIAN', canLogIn: true, result: 'created' },
      { line: 3, user: 'yan', role: 'EMPLOYEE', canLogIn: false, result: 'created' },
      { line: 4, user: 'emma', role: 'EMPLOYEE', canLogIn: false, result: 'unchanged' },
    ]
    expect(JSON.parse((await run(PEOPLE, '--dry-run')).out)).toEqual({
      changeId: null,
      changed: 2,
      unchanged: 1,
      items,
      dryRun: true,
    })
    expect(await contentOf(world.db, 'user')).toEqual(before)
    const done = JSON.parse((await run(PEOPLE)).out) as Change<UserImport>
    expect(done).toMatchObject({ changed: 2, unchanged: 1, items })
    expect((await contentOf(world.db, 'user')).slice(0, before.length)).toEqual(before)
    expect(await world.helpdesk('login zoé --password-stdin', { stdin: 'secret' })).toMatchObject({ code: 0 })
    expect(await world.helpdesk('login yan --password-stdin', { stdin: '' })).toMatchObject({ code: 4 })
    expect(await world.json('user show yan', { as: 'ada' })).toMatchObject({
      disabled: true,
      fullName: 'Yan',
      role: 'EMPLOYEE',
    })
    expect(JSON.parse((await run(PEOPLE)).out)).toMatchObject({ changeId: null, changed: 0, unchanged: 3 })

    expect(await world.json(['audit', 'undo', done.changeId ?? '', '--yes'], { as: 'ada' })).toMatchObject({
      changed: 2,
    })
    expect(await contentOf(world.db, 'user')).toEqual(before)
  })

  it('takes back what user list writes', async () => {
    const { out } = await world.helpdesk('user list -o csv', { as: 'ada' })
    expect(JSON.parse((await run(out)).out)).toMatchObject({ changed: 0, unchanged: 5 })
    const other = await createWorld(engine)
    await other.db.deleteFrom('user').where('username', '<>', 'ada').execute()
    const ran = await other.helpdesk(['user', 'import', '-', '--json'], { as: 'ada', stdin: out })
    expect(JSON.parse(ran.out)).toMatchObject({ changed: 4, unchanged: 1 })
    const bare = (text: string) =>
      text.split('\r\n').map((line) => line.replace(/^\d+,/, '').replace(/,[^,]*,[^,]*$/, ''))
    expect(bare((await other.helpdesk('user list -o csv', { as: 'ada' })).out)).toEqual(bare(out))
    await other.destroy()
  })

  it('knows the roles of other programs, in both languages', async () => {
    const words = [
      'agent',
      'Customer',
      'ADMINISTRATOR',
      'Agente',
      'cliente',
      'administratrice',
      'Employé',
      'technicienne',
      'user',
      '',
    ]
    const stdin = `username,email,fullName,role\n${words.map((word, i) => `p${i},p${i}@x,P,${word}\n`).join('')}`
    const { items } = JSON.parse((await run(stdin, '--dry-run')).out) as Change<UserImport>
    const roles = 'TECHNICIAN EMPLOYEE ADMIN TECHNICIAN EMPLOYEE ADMIN EMPLOYEE TECHNICIAN EMPLOYEE EMPLOYEE'
    expect(items.map((i) => i.role).join(' ')).toBe(roles)
    const theirs = 'login,mail,name,groups\nq,q@x,Q,Level I Support\n'
    const options = [
      '--map',
      'login=username,mail=email,name=fullName,groups=role',
      '--value',
      'role:Level I Support=agent',
    ]
    expect(JSON.parse((await run(theirs, '--dry-run', ...options)).out)).toMatchObject({
      items: [{ user: 'q', role: 'TECHNICIAN' }],
    })
  })

  it('takes an apostrophe off only where we put it, and never from a password', async () => {
    await world.db
      .updateTable('user')
      .set({ username: '-bob', full_name: "'=E" })
      .where('username', '=', 'eric')
      .execute()
    const { out } = await world.helpdesk('user list -o csv', { as: 'ada' })
    expect(out).toContain("'-bob")
    expect(JSON.parse((await run(out)).out)).toMatchObject({ changed: 0, unchanged: 5 })
    expect((await run(`${HEADER}\n'-amy;amy@x;'=Amy;;'=secret\n`)).code).toBe(0)
    expect(await world.json(['user', 'show', "'-amy"], { as: 'ada' })).toMatchObject({
      username: "'-amy",
      fullName: "'=Amy",
    })
    expect(await world.helpdesk(['login', "'-amy", '--password-stdin'], { stdin: "'=secret" })).toMatchObject({
      code: 0,
    })
    await world.db
      .updateTable('user')
      .set({ username: 'eric', full_name: 'Eric Test' })
      .where('username', '=', '-bob')
      .execute()
    await world.db.deleteFrom('user').where('username', '=', "'-amy").execute()
    for (const option of ['--default', '--value']) {
      expect(await run(`${HEADER}\n`, option, option === '--value' ? 'password:a=b' : 'password=b')).toMatchObject({
        code: 2,
      })
    }
  })

  it('plans the good rows beside the bad, and ends as the run would', async () => {
    const text = `${HEADER}\nok;ok@x;Ok;;\n12;a@x;A;;\nnew;tom@example.org;N;;\nd;d@x;D;boss;\ne;e@x;E;;\u0000\nemma;emma@example.org;E;;\n`
    const plan = await run(text, '--dry-run')
    const ran = await run(text)
    expect([plan.code, ran.code, ran.out, plan.err]).toEqual([2, 2, '', ran.err])
    expect(JSON.parse(plan.out).items.map((i: UserImport) => [i.line, i.user, i.result])).toEqual([
      [2, 'ok', 'created'],
      [7, 'emma', 'unchanged'],
    ])
    expect(
      JSON.parse(ran.err).error.details.map((d: { line: number; code: string; hint?: string }) => [
        d.line,
        d.code,
        d.hint,
      ]),
    ).toEqual([
      [3, 'INVALID', '1 to 50 visible characters, no blank and no @, not digits alone.'],
      [4, 'CONFLICT', undefined],
      [5, 'INVALID', 'EMPLOYEE, TECHNICIAN, ADMIN'],
      [6, 'INVALID', undefined],
    ])
    const shown = await world.helpdesk(['user', 'import', '-', '--dry-run', '-o', 'table'], { as: 'ada', stdin: text })
    expect(shown.out).toContain('  2: ok (EMPLOYEE)\n1 would be created, 1 there already.')
    expect(shown.out).not.toContain('✓')
    expect(shown.err).toMatch(/^error: 4 rows of the file are bad; nothing was changed\.\nline 3: .* hint: 1 to 50/)
  })

  it('names every bad row and every collision with its line, and creates nobody', async () => {
    const before = await contentOf(world.db, 'user')
    const bad = await world.helpdesk(['user', 'import', '-'], {
      as: 'ada',
      stdin: `${HEADER}\nok;ok@x;Ok;;\n12;a@x;A;;\nb;nomail;B;;\nc;c@x;;;\nd;d@x;D;boss;\n`,
    })
    expect([bad.code, bad.err.split('\n').map((line) => line.slice(0, 8))]).toEqual([
      2,
      ['error: 4', 'line 3: ', 'line 4: ', 'line 5: ', 'line 6: ', ''],
    ])
    const taken = await run(
      `${HEADER}\nÉMMA;other@x;E;;\nnew;tom@example.org;N;;\ntwin;t@x;T;;\nTWIN;u@x;T;;\nthird;T@x;T;;\n`,
    )
    expect([
      taken.code,
      JSON.parse(taken.err).error.details.map((d: { line: number; code: string; value: string }) => [
        d.line,
        d.code,
        d.value,
      ]),
    ]).toEqual([
      2,
      [
        [2, 'CONFLICT', 'ÉMMA'],
        [3, 'CONFLICT', 'tom@example.org'],
        [5, 'CONFLICT', 'TWIN'],
        [6, 'CONFLICT', 'T@x'],
      ],
    ])
    expect(await run('username,email\na,a@x\n')).toMatchObject({ code: 2, err: expect.stringContaining('fullName') })
    expect(await run('username,email,fullName,phone\na,a@x,A,1\n')).toMatchObject({
      code: 2,
      err: expect.stringContaining('phone'),
    })
    expect(
      JSON.parse(
        (await run('username,email,fullName,phone\na,a@x,A,1\n', '--ignore-columns', 'phone', '--dry-run')).out,
      ),
    ).toMatchObject({ changed: 1 })
    expect(await contentOf(world.db, 'user')).toEqual(before)
  })
})
