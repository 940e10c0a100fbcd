import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSessionStore } from '../../src/machine/session-store.js'
import { engines, hasServer } from '../helpers/engines.js'
import { CHEAP_HASH, createWorld, type World } from '../helpers/world.js'

const HOUR = 3_600
const DAY = 24 * HOUR

describe.each(engines)('sessions (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  const ended = { code: 4, out: '', err: 'error: Your session has ended.\nhint: helpdesk login\n' }
  const whoami = async (as: string, env = {}) => world.helpdesk('whoami -o tsv --fields username', { as, env })
  const sessionsOf = (name: string) =>
    world.db
      .selectFrom('helpdesk_session')
      .selectAll()
      .where('user_id', '=', world.ids[name] ?? 0)
      .orderBy('id')
      .execute()
  const login = (as: string, password = 'secret') =>
    world.helpdesk(`login ${as} --password-stdin`, { as, stdin: `${password}\n` })
  /** Moves a stored instant of all of somebody's sessions. */
  const set = (name: string, values: Record<string, number>) =>
    world.db
      .updateTable('helpdesk_session')
      .set(values)
      .where('user_id', '=', world.ids[name] ?? 0)
      .execute()
  const now = () => Math.floor(Date.now() / 1000)

  it('the machine keeps the token, for its user alone; the database keeps only its SHA-256', async () => {
    await login('emma')
    const folder = join(world.configOf('emma'), 'sessions')
    const [file, ...others] = readdirSync(folder)
    expect(others).toEqual([])
    expect(statSync(join(folder, file ?? '')).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    const { token } = JSON.parse(readFileSync(join(folder, file ?? ''), 'utf8'))
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const stored = (await sessionsOf('emma')).at(-1)
    expect(JSON.stringify(stored)).not.toContain(token)
    expect(stored).toMatchObject({
      token_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      name: 'testhost',
      idle_seconds: 7 * DAY,
    })
    expect((stored?.expires_at ?? 0) - (stored?.created_at ?? 0)).toBe(30 * DAY)
  })

  it('is one for each database, whoever logs in to the server', async () => {
    const other = await createWorld(engine)
    expect((await world.helpdesk('whoami', { as: 'emma', env: { HELPDESK_DATABASE: other.url } })).err).toContain(
      'You are not logged in.',
    )
    await other.destroy()
    if (engine === 'sqlite') return
    const sameElsewhere = world.url.replace('mysql://root@', 'mariadb://ROOT:@')
    expect((await whoami('emma', { HELPDESK_DATABASE: sameElsewhere.replace('ROOT', 'root') })).out).toBe('emma\n')
  })

  it('answers alike to a wrong password and to an unknown name', async () => {
    const wrong = { code: 4, out: '', err: 'error: Wrong username or password.\n' }
    expect(await login('emma', 'wrong')).toEqual(wrong)
    expect(await world.helpdesk('login nobody --password-stdin', { stdin: 'secret' })).toEqual(wrong)
    expect(
      await world.helpdesk('login emma@example.org --password-stdin', { as: 'guest', stdin: 'secret' }),
    ).toMatchObject({ code: 0 })
  })

  it('a password on the command line is no option', async () => {
    expect((await world.helpdesk('login emma --password secret', { as: 'emma' })).code).toBe(2)
    expect((await world.helpdesk('login emma', { as: 'emma' })).err).toMatch(/^error: Missing: --password-stdin\./)
  })

  it('last seen is written only when over an hour old', async () => {
    const old = now() - HOUR + 60
    await set('tom', { seen_at: old })
    await whoami('tom')
    expect((await sessionsOf('tom'))[0]?.seen_at).toBe(old)
    await set('tom', { seen_at: now() - HOUR - 60 })
    await whoami('tom')
    expect((await sessionsOf('tom'))[0]?.seen_at).toBeGreaterThanOrEqual(now() - 60)
  })

  it('ends 30 days after login', async () => {
    await set('tom', { expires_at: now() + 60 })
    expect((await whoami('tom')).code).toBe(0)
    await set('tom', { expires_at: now() - 1 })
    expect(await whoami('tom')).toEqual(ended)
  })

  it('ends after 7 days without use', async () => {
    await set('tess', { seen_at: now() - 7 * DAY + 60 })
    expect((await whoami('tess')).code).toBe(0)
    await set('tess', { seen_at: now() - 7 * DAY - 60 })
    expect(await whoami('tess')).toEqual(ended)
  })

  it('ends when the password is changed, by whatever program', async () => {
    const hash = CHEAP_HASH.replace('salt', 'pepper')
    expect((await whoami('eric')).code).toBe(0)
    await world.db.updateTable('user').set({ password: hash }).where('username', '=', 'eric').execute()
    expect(await whoami('eric')).toEqual(ended)
  })

  it('ends with logout here, with logout --all everywhere', async () => {
    await login('emma')
    const here = world.configOf('emma')
    await world.helpdesk('login emma --password-stdin', { as: 'elsewhere', stdin: 'secret' })
    expect(await world.json('logout', { as: 'emma' })).toEqual({ ended: 1 })
    expect(readFileSync(join(here, 'sessions', readdirSync(join(here, 'sessions'))[0] ?? ''), 'utf8')).not.toContain(
      'token',
    )
    expect((await whoami('emma')).err).toContain('You are not logged in.')
    expect((await whoami('elsewhere')).code).toBe(0)
    await login('emma')
    await world.helpdesk('logout --all', { as: 'emma' })
    expect(await whoami('elsewhere')).toEqual(ended)
    expect(await sessionsOf('emma')).toEqual([])
    expect(await world.json('logout', { as: 'emma' })).toEqual({ ended: 0 })
  })

  it('ends when the user is deleted, also by the web application', async () => {
    await world.addUser('gone', 'EMPLOYEE')
    expect((await whoami('gone')).code).toBe(0)
    await world.db.deleteFrom('user').where('username', '=', 'gone').execute()
    expect(await whoami('gone')).toEqual(ended)
  })

  it('role and account are read at every command', async () => {
    await world.addUser('zoe', 'EMPLOYEE')
    expect((await world.helpdesk('ticket take 1', { as: 'zoe' })).code).toBe(5)
    await world.db.updateTable('user').set({ role: 'TECHNICIAN' }).where('username', '=', 'zoe').execute()
    expect((await world.helpdesk('ticket take 1', { as: 'zoe' })).code).toBe(3)
    await world.db.updateTable('user').set({ role: 'admin' }).where('username', '=', 'zoe').execute()
    expect((await world.helpdesk('ticket take 1', { as: 'zoe' })).code).toBe(5)
  })

  it('--debug shows each statement with its time, and no secret', async () => {
    await world.addUser('dan', 'EMPLOYEE')
    const { err } = await world.helpdesk('whoami --debug', { as: 'dan' })
    expect(err).toMatch(/^(sql: .* \(\d+\.\d ms\)\n)+$/)
    const login = await world.helpdesk('login dan --password-stdin --debug', { as: 'dan', stdin: 'secret' })
    expect(login.err).toMatch(/^sql: insert into .?helpdesk_session.? /m)
    for (const secret of [world.tokens.dan ?? '-', CHEAP_HASH, 'secret', 'pbkdf2'])
      expect(err + login.err).not.toContain(secret)
  })

  it('a corrupt session file is named', async () => {
    await world.addUser('kim', 'EMPLOYEE')
    const folder = join(world.configOf('kim'), 'sessions')
    const file = join(folder, readdirSync(folder)[0] ?? '')
    ;(await import('node:fs')).writeFileSync(file, '{')
    const { code, err } = await whoami('kim')
    expect(code).toBe(2)
    expect(err).toBe(`error: The file '${file}' is not valid JSON.\nhint: Mend it, or delete it to start afresh.\n`)
  })
})

describe.runIf(hasServer)('a session on a server that this machine has several names for', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld('mysql')
  })
  afterAll(() => world.destroy())

  const by = (host: string) => ({ HELPDESK_DATABASE: world.url.replace('127.0.0.1', host) })
  const whoIs = async (as: string, host: string) =>
    (await world.helpdesk('whoami -o tsv --fields username', { as, env: by(host) })).out
  const filesOf = (as: string) => readdirSync(join(world.configOf(as), 'sessions'))
  /** As an earlier version kept it: under the name that was typed. */
  const keptBefore = (as: string, host: string) =>
    openSessionStore(world.configOf(as), world.url.replace(/^.*@127\.0\.0\.1/, host))

  it('is the same by each of them, and ends by each of them', async () => {
    await world.helpdesk('login emma --password-stdin', { as: 'here', stdin: 'secret', env: by('localhost') })
    for (const host of ['127.0.0.1', 'LOCALHOST', '127.1', 'localhost'])
      expect(await whoIs('here', host)).toBe('emma\n')
    expect(filesOf('here')).toHaveLength(1)
    expect((await world.helpdesk('logout', { as: 'here', env: by('127.0.0.1') })).code).toBe(0)
    expect((await world.helpdesk('whoami', { as: 'here', env: by('localhost') })).err).toContain(
      'You are not logged in.',
    )
  })

  it('of an earlier version goes on, each name with its own, until somebody logs in or out', async () => {
    await keptBefore('old', '127.0.0.1').save(world.tokens.tom ?? '')
    for (const host of ['127.0.0.1', 'localhost']) expect(await whoIs('old', host)).toBe('tom\n')
    await keptBefore('old', 'localhost').save(world.tokens.tess ?? '')
    expect([await whoIs('old', '127.0.0.1'), await whoIs('old', 'localhost')]).toEqual(['tom\n', 'tess\n'])
    await world.helpdesk('login eric --password-stdin', { as: 'old', stdin: 'secret', env: by('localhost') })
    expect([await whoIs('old', '127.0.0.1'), await whoIs('old', 'localhost')]).toEqual(['eric\n', 'eric\n'])
    expect(filesOf('old')).toHaveLength(1)
  })

  it('of an earlier version is not there again after logging out', async () => {
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) await keptBefore('out', host).save(world.tokens.tess ?? '')
    expect(await world.json('logout', { as: 'out', env: by('localhost') })).toEqual({ ended: 1 })
    for (const host of ['127.0.0.1', 'localhost'])
      expect((await world.helpdesk('whoami', { as: 'out', env: by(host) })).err).toContain('You are not logged in.')
  })
})
