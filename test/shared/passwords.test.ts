import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changePassword, login } from '../../src/identity/services/login.js'
import { hashPassword, verifyPassword } from '../../src/identity/services/passwords.js'
import { resumeSession } from '../../src/identity/services/sessions.js'
import samples from '../data/password-hashes.json' with { type: 'json' }
import { engines } from '../helpers/engines.js'
import { findWerkzeug, type Werkzeug } from '../helpers/werkzeug.js'
import { CHEAP_HASH, createWorld, type World } from '../helpers/world.js'

const SAMPLE = { pbkdf2: samples[0], scrypt: samples[2] } as Record<
  'pbkdf2' | 'scrypt',
  { password: string; hash: string }
>

const werkzeug: Werkzeug | undefined = await findWerkzeug()

describe.runIf(werkzeug)(`both ways with werkzeug ${werkzeug?.version}`, { timeout: 300_000 }, () => {
  /** 200 different passwords out of all of Unicode, but for what no program takes for one. */
  const password = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .filter((p) => p.isWellFormed() && !/[\0\r\n]/.test(p))
  const passwords = [...new Set(fc.sample(password, { numRuns: 400, seed: 4 }))].slice(0, 200)
  const real = werkzeug as Werkzeug

  it('has 200 passwords, of which most are not ASCII', () => {
    expect(passwords).toHaveLength(200)
    expect(passwords.filter((p) => /[^\x20-\x7e]/.test(p)).length).toBeGreaterThan(100)
  })

  it.each([['pbkdf2:sha256:1000'], ['scrypt:1024:8:1']])(
    '200 of 200 of its %s hashes verify here, and with no other password',
    async (method) => {
      const hashes = await real.hash(passwords, method)
      const answers = await Promise.all(hashes.map((hash, i) => verifyPassword(passwords[i] ?? '', hash)))
      expect(answers.filter(Boolean)).toHaveLength(200)
      const wrong = await Promise.all(hashes.map((hash, i) => verifyPassword(`${passwords[i]}x`, hash)))
      expect(wrong.filter(Boolean)).toHaveLength(0)
    },
  )

  it('its own default verifies here', async () => {
    const some = passwords.slice(0, 3)
    const hashes = await real.hash(some)
    expect(await Promise.all(hashes.map((hash, i) => verifyPassword(some[i] ?? '', hash)))).toEqual(Array(3).fill(true))
  })

  it('10 of 10 of our pbkdf2 hashes, of a million rounds each, verify there, and with no other password', async () => {
    const some = passwords.slice(0, 10)
    const hashes = await Promise.all(some.map((p) => hashPassword(p, 'pbkdf2')))
    const answers = await real.check(hashes.map((hash, i) => ({ hash, password: some[i] ?? '' })))
    expect(answers.filter(Boolean)).toHaveLength(10)
    const wrong = await real.check(hashes.slice(0, 3).map((hash, i) => ({ hash, password: `${passwords[i]}x` })))
    expect(wrong.filter(Boolean)).toHaveLength(0)
  })

  it('what stands for no password fits none there either', async () => {
    expect(await real.check(['', '!', 'secret'].map((p) => ({ hash: '!', password: p })))).toEqual([
      false,
      false,
      false,
    ])
  })
})

describe.each(engines)('logging in (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  const OWN = engine === 'mysql' ? /^pbkdf2:sha256:1000000\$/ : /^\$2b\$12\$/
  const setHash = (name: string, hash: string) =>
    world.db.updateTable('user').set({ password: hash }).where('username', '=', name).execute()
  const hashOf = async (name: string) =>
    (await world.db.selectFrom('user').select('password').where('username', '=', name).executeTakeFirstOrThrow())
      .password
  const login = (name: string, password: string) =>
    world.helpdesk(`login ${name} --password-stdin`, { stdin: password, as: `${name}-new` })

  it.each(['pbkdf2', 'scrypt'] as const)(
    'with a %s hash of werkzeug works; another method is rewritten, and other sessions go on',
    async (method) => {
      const { password, hash } = SAMPLE[method]
      await setHash('eric', CHEAP_HASH)
      await world.logIn('eric')
      // The session of another machine, begun with the hash that the web application wrote.
      await setHash('eric', hash)
      const { createHash } = await import('node:crypto')
      const fingerprint = createHash('sha256').update(hash).digest('hex')
      await world.db
        .updateTable('helpdesk_session')
        .set({ password_sha256: fingerprint })
        .where('user_id', '=', world.ids.eric ?? 0)
        .execute()
      expect(await login('eric', password)).toMatchObject({ code: 0, err: '' })
      const kept = engine === 'mysql' && method === 'pbkdf2'
      if (kept) expect(await hashOf('eric')).toBe(hash)
      else expect(await hashOf('eric')).toMatch(OWN)
      for (const as of ['eric', 'eric-new']) expect(await world.helpdesk('whoami', { as })).toMatchObject({ code: 0 })
      expect(await login('eric', password)).toMatchObject({ code: 0, err: '' })
      expect(await login('eric', `${password}x`)).toMatchObject({ code: 4 })
      // It is no change of the password: nobody did anything.
      expect(await world.db.selectFrom('helpdesk_event').selectAll().where('entity', '=', 'user').execute()).toEqual([])
    },
  )

  it('what bcrypt would cut is not rewritten', async () => {
    await world.helpdesk('db policy --passwords bcrypt', { as: 'ada' })
    const long = 'x'.repeat(73)
    const hash = await hashPassword(long, 'pbkdf2')
    await setHash('emma', hash)
    expect(await login('emma', long)).toMatchObject({ code: 0, err: '' })
    expect(await hashOf('emma')).toBe(hash)
    expect(await world.helpdesk('whoami', { as: 'emma-new' })).toMatchObject({ code: 0 })
  })

  it.each(['pbkdf2', 'bcrypt'])('the policy decides how what is new is stored: %s', async (method) => {
    const form = method === 'bcrypt' ? /^\$2b\$12\$/ : /^pbkdf2:sha256:1000000\$/
    expect(await world.helpdesk(`db policy --passwords ${method}`, { as: 'ada' })).toMatchObject({ code: 0 })
    expect(await world.json('db policy', { as: 'ada' })).toEqual({ passwords: method })
    expect(await world.json('db status')).toMatchObject({ passwords: method })
    const name = `new-${method}`
    await world.helpdesk(`register --username ${name} --email ${name}@example.org --name N --password-stdin`, {
      stdin: 'a long, rare one',
    })
    expect(await hashOf(name)).toMatch(form)
    await world.helpdesk(`user reset-password ${name} --password-stdin`, { as: 'ada', stdin: 'another, as long' })
    expect(await hashOf(name)).toMatch(form)
    await login(name, 'another, as long')
    await world.helpdesk('password --password-stdin', { as: `${name}-new`, stdin: 'another, as long\nthe third one\n' })
    expect(await hashOf(name)).toMatch(form)
    expect(await login(name, 'the third one')).toMatchObject({ code: 0 })
  })

  it('a changed policy is a change with an id; the same again is none', async () => {
    await world.helpdesk('db policy --passwords pbkdf2', { as: 'ada' })
    const change = await world.json<{ changeId: string }>('db policy --passwords bcrypt', { as: 'ada' })
    expect(change).toMatchObject({
      changed: 1,
      unchanged: 0,
      items: [{ setting: 'passwords', from: 'pbkdf2', to: 'bcrypt', result: 'changed' }],
    })
    expect(await world.json('db policy --passwords bcrypt', { as: 'ada' })).toMatchObject({
      changeId: null,
      changed: 0,
      unchanged: 1,
    })
    const events = await world.db
      .selectFrom('helpdesk_event')
      .selectAll()
      .where('change_id', '=', change.changeId)
      .execute()
    expect(events).toMatchObject([
      { entity: 'setting', field: 'passwords', old_value: 'pbkdf2', new_value: 'bcrypt', actor_name: 'ada' },
    ])
    const { err } = await world.helpdesk('db policy --passwords bcrypt', { as: 'ada' })
    expect(err).toBe(
      engine === 'mysql'
        ? 'warning: the web application cannot read bcrypt; its login page fails for everybody whose password is stored from now on.\n'
        : '',
    )
  })

  // What verifies it knows no database.
  it.runIf(engine === 'sqlite').each([
    ['absurd cost', 'pbkdf2:sha256:999999999$salt$38df428b309308e48c3687e7f90bda0e9cf253568c21ec754a0e076ab4ab6423'],
    ['absurd memory', `scrypt:1073741824:8:1$salt$${'0'.repeat(128)}`],
    ['absurd cost of bcrypt', `$2b$31$${'.'.repeat(53)}`],
    ['unknown method', '$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA'],
    ['broken form', 'pbkdf2:sha256:1000$salt'],
    ['nothing', ''],
  ])('a hash with %s is wrong credentials, and db check names the account', async (_, hash) => {
    await setHash('tom', hash)
    expect(await login('tom', 'secret')).toEqual({ code: 4, out: '', err: 'error: Wrong username or password.\n' })
    const { code, out } = await world.helpdesk('db check', {})
    expect(code).toBe(7)
    expect(out).toMatch(/^error\tunreadable-password\t.*: tom\.\t/m)
    await setHash('tom', CHEAP_HASH)
  })
})

it.each(engines)(
  'a wrong password is told no sooner, whatever is stored of the account, and whether there is one (%s)',
  async (engine) => {
    const world = await createWorld(engine)
    const stored = {
      few: CHEAP_HASH,
      usual: SAMPLE.pbkdf2?.hash,
      scrypt: SAMPLE.scrypt?.hash,
      bcrypt: await hashPassword('secret', 'bcrypt'),
      disabled: '!',
      broken: '',
    }
    for (const [name, password] of Object.entries(stored)) {
      const id = await world.addUser(name, 'EMPLOYEE')
      await world.db.updateTable('user').set({ password }).where('id', '=', id).execute()
    }
    const tookMs = async (check: Promise<unknown>, said = 'Wrong username or password.') => {
      const begun = performance.now()
      await expect(check).rejects.toMatchObject({
        code: 'UNAUTHENTICATED',
        text: { en: said },
      })
      return performance.now() - begun
    }
    const wrong = (name: string, password = 'wrong') => tookMs(login(world.db, { name, password, machine: 'here' }))
    const all = [...Object.keys(stored), 'nobody', 'few@example.org', '\u{1f525}'].map((name) => wrong(name))
    const { actor, ...session } = await resumeSession(world.db, world.tokens.tess ?? '', {
      least: 'EMPLOYEE',
      fromEnvironment: false,
    })
    all.push(
      wrong('usual', 'x'.repeat(80)),
      tookMs(
        changePassword({ ...session, actor }, { from: 'wrong', to: 'another one' }),
        'That is not the password you have now.',
      ),
    )
    expect(Math.min(...(await Promise.all(all)))).toBeGreaterThan(995)
    await world.destroy()
  },
)
