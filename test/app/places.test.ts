import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROGRAM } from '../helpers/program.js'

const NOBODY = 65_534
/** An account without an entry in passwd. */
const NOT_LISTED = 54_321
const isRoot = process.getuid?.() === 0

describe('the place it runs in', () => {
  let folder: string
  let db: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'helpdesk-places-'))
    chmodSync(folder, 0o755)
    mkdirSync(join(folder, 'data'))
    mkdirSync(join(folder, 'home'))
    for (const name of ['data', 'home']) chownSync(join(folder, name), isRoot ? NOBODY : (process.getuid?.() ?? 0), 0)
    db = join(folder, 'data', 'a.db')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  interface As {
    uid?: number
    env?: Record<string, string>
    input?: string
    shell?: string
  }
  /** One command line of an account, from a shell that first does what `shell` says. */
  function run(line: string, { uid = NOBODY, env = {}, input = '', shell = ':' }: As = {}) {
    const ran = spawnSync(
      '/bin/sh',
      ['-c', `${shell}; exec "$0" "$@"`, process.execPath, PROGRAM, ...line.split(' ')],
      {
        env: { PATH: process.env.PATH, LANG: 'C.UTF-8', ...env },
        input,
        encoding: 'utf8',
        ...(isRoot ? { uid, gid: uid } : {}),
      },
    )
    return { code: ran.status, out: ran.stdout, err: ran.stderr }
  }
  const home = () => ({ HOME: join(folder, 'home') })
  const here = () => ({ ...home(), HELPDESK_DATABASE: `sqlite:${db}` })
  const ADMIN = '--admin-username ada --admin-email a@example.org --admin-name A --password-stdin'

  it('is its user’s own, to begin with', () => {
    expect(run(`init ${ADMIN}`, { env: here(), input: 'a long, rare one' })).toMatchObject({ code: 0 })
  })

  it.runIf(isRoot)('an account without HOME or an entry in passwd does what needs neither', () => {
    const none = { uid: NOT_LISTED }
    expect(run('--version', none)).toMatchObject({ code: 0, err: '' })
    expect(run('ticket list --help', none)).toMatchObject({ code: 0, err: '' })
    expect(run('config list', none)).toMatchObject({ code: 0, err: '' })
    expect(run('ticket list', none)).toMatchObject({
      code: 7,
      err: expect.stringMatching(/^error: There is no database/),
    })
    expect(run('config set lang fr', none)).toEqual({
      code: 1,
      out: '',
      err: "error: The file '/nonexistent/.config/helpdesk/config.json' cannot be written.\nhint: This account has no home folder: set HOME to a folder of its own.\n",
    })
    const token = run('session create --name script --expires 1d', { env: here() }).out.trim()
    chmodSync(join(folder, 'data'), 0o777)
    for (const name of [db, `${db}-wal`, `${db}-shm`].filter((path) => existsSync(path))) chmodSync(name, 0o666)
    const env = { HELPDESK_DATABASE: `sqlite:${db}`, HELPDESK_TOKEN: token.split('\t').at(-1) ?? '' }
    expect(run('whoami --fields username', { ...none, env })).toEqual({ code: 0, out: 'ada\n', err: '' })
  })

  it.each([
    [
      'ulimit -f 0',
      'ticket create --title a --description b --category 1 --priority 1',
      7,
      'The database file cannot be written',
    ],
    ['ulimit -f 0', 'config set lang fr', 1, 'cannot be written.'],
    ['ulimit -n 19', 'ticket list', 1, 'ulimit -n'],
  ])('%s: %s', (shell, line, code, said) => {
    const ran = run(line, { env: here(), shell })
    expect(ran).toMatchObject({ code, out: '', err: expect.stringContaining(said) })
    expect(ran.err.trim().split('\n')).toHaveLength(2)
    expect(ran.err).toMatch(/ulimit/)
  })

  it.runIf(isRoot)('a folder that may only be read, and a file that is another’s', () => {
    chmodSync(join(folder, 'data'), 0o555)
    chmodSync(db, 0o444)
    const ran = run('ticket create --title a --description b --category 1 --priority 1', { env: here() })
    expect(ran).toEqual({
      code: 7,
      out: '',
      err: `error: The database file, or its folder, can only be read: sqlite:${db}.\nhint: SQLite writes beside the file, too: you need the right to write the file and its folder.\n`,
    })
    chownSync(db, 0, 0)
    chmodSync(db, 0o600)
    expect(run('ticket list', { env: here() })).toEqual({
      code: 7,
      out: '',
      err: `error: The database '${db}' is not yours to read.\nhint: Ask whoever owns the file, or name another database with --database.\n`,
    })
  })

  it('db check names folders in which others can put another file', () => {
    const own = mkdtempSync(join(tmpdir(), 'helpdesk-open-'))
    chmodSync(own, 0o777)
    if (isRoot) chownSync(own, NOBODY, NOBODY)
    const env = { ...home(), HELPDESK_DATABASE: `sqlite:${join(own, 'b.db')}` }
    expect(run(`init ${ADMIN}`, { env, input: 'a long, rare one' })).toMatchObject({ code: 0 })
    const found = run('db check --json', { env })
    expect(found.code).toBe(7)
    expect(JSON.parse(found.out)).toContainEqual({
      check: 'writable-by-others',
      severity: 'error',
      message: `Folders in which others on this machine can replace files of yours: ${own}.`,
      hint: `chmod go-w '${own}'`,
      items: [own],
    })
    chmodSync(own, 0o755)
    expect(run('db check --json', { env }).out).not.toContain('writable-by-others')
    rmSync(own, { recursive: true })
  })

  /** By what is wrong with it: an environment, or a private file, and what it ends with. */
  const ENVIRONMENTS: [env: Record<string, string>, code: number][] = [
    [{ FORCE_COLOR: '-1' }, 0],
    [{ FORCE_COLOR: 'yes' }, 0],
    [{ COLUMNS: '-5' }, 0],
    [{ COLUMNS: 'wide' }, 0],
    [{ COLUMNS: '0' }, 0],
    [{ LANG: 'xx_YY' }, 0],
    [{ LC_ALL: 'fr_FR@euro' }, 0],
    [{ TERM: '' }, 0],
    [{ TZ: 'Nowhere/Land' }, 0],
    [{ TZ: '' }, 0],
    [{ EDITOR: '  ' }, 0],
    [{ PAGER: '  ' }, 0],
    [{ NO_COLOR: '1', FORCE_COLOR: '3' }, 0],
    [{ CI: 'false' }, 0],
    [{ XDG_CONFIG_HOME: 'relative' }, 0], // ignored, as the specification has it
    [{ HOME: '' }, 4],
    [{ HOME: 'not/absolute' }, 4],
    [{ HOME: '/dev/null' }, 4],
    [{ HELPDESK_TOKEN: 'x' }, 4],
    [{ HELPDESK_TOKEN: ' ' }, 4],
    [{ HELPDESK_DATABASE: 'x' }, 2],
    [{ HELPDESK_DATABASE: 'sqlite:' }, 2],
    [{ HELPDESK_DATABASE: 'mysql://' }, 2],
    [{ HELPDESK_DATABASE: 'mysql://u@h:99999/d' }, 2],
    [{ HELPDESK_DATABASE: 'mysql://u@h/d?ssl-mode=NEVER' }, 2],
    [{ HELPDESK_DATABASE: 'mysql://u@h/%ZZ' }, 2],
    [{ HELPDESK_DATABASE: 'sqlite:/dev/null' }, 7],
    [{ HELPDESK_DATABASE: 'sqlite:/proc/none/x.db' }, 7],
  ]
  describe('with a home of its own', () => {
    let env: { HOME: string; HELPDESK_DATABASE: string }
    beforeAll(() => {
      const dir = mkdtempSync(join(tmpdir(), 'helpdesk-env-'))
      if (isRoot) chownSync(dir, NOBODY, NOBODY)
      env = { HOME: dir, HELPDESK_DATABASE: `sqlite:${join(dir, 'e.db')}` }
      run(`init ${ADMIN}`, { env, input: 'a long, rare one' })
    })
    afterAll(() => rmSync(env.HOME, { recursive: true }))

    it('may have been called from a folder that is gone', () => {
      const shell = `mkdir "$HOME/gone" && cd "$HOME/gone" && rmdir "$HOME/gone"`
      expect(run('whoami', { env, shell })).toMatchObject({ code: 0, err: '' })
      expect(run('tickte', { env, shell })).toMatchObject({ code: 2, err: expect.stringContaining(`node ${PROGRAM} `) })
      const file = run('ticket import tickets.csv --json', { env, shell })
      expect([file.code, JSON.parse(file.err)]).toEqual([2, { error: expect.objectContaining({ code: 'INVALID' }) }])
    })

    it.each([{ HOME: '' }, { HOME: '.' }, { HOME: 'inner' }, { XDG_CONFIG_HOME: '.config' }])(
      'takes no settings from where it is called, with %j',
      (odd) => {
        const config = join(env.HOME, 'inner', '.config', 'helpdesk')
        mkdirSync(config, { recursive: true })
        chmodSync(config, 0o755)
        writeFileSync(join(config, 'config.json'), '{"lang":"fr"}')
        for (const folder of [join(env.HOME, 'inner'), env.HOME]) {
          const ran = run('nosuch', { env: { ...env, ...odd }, shell: `cd ${folder}` })
          expect(ran).toMatchObject({ code: 2, err: expect.stringContaining('There is no command') })
        }
      },
    )

    it.each(ENVIRONMENTS)('an environment of %j: at most one line and its way out', (odd, code) => {
      const ran = run('ticket list', { env: { ...env, ...odd } })
      const line = code === 0 ? '' : expect.stringMatching(/^error: .+\n(hint: .+\n)?$/)
      expect([odd, ran.code, ran.err]).toEqual([odd, code, line])
    })

    it.each(['[]', '5', '{"token": 5}', '{"token": "x", "account": []}', '{', '\0\0\0', '"token"', 'null'])(
      'a session file of %j: one line with the file and a way out',
      (text) => {
        const sessions = join(env.HOME, '.config', 'helpdesk', 'sessions')
        const path = join(sessions, readdirSync(sessions)[0] ?? '')
        const before = readFileSync(path)
        writeFileSync(path, text)
        const ran = run('ticket list', { env })
        writeFileSync(path, before)
        expect([ran.code, ran.err.split('\n')]).toEqual([
          2,
          [expect.stringMatching(/^error: The file '/), 'hint: Mend it, or delete it to start afresh.', ''],
        ])
      },
    )
  })
})
