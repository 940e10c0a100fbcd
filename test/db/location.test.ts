import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HelpdeskError } from '../../src/core/errors.js'
import type { Host } from '../../src/db/address/host.js'
import { formerKeys, locationKey, samePlace } from '../../src/db/address/place.js'
import { configLocation, describeLocation, type Location, parseLocation } from '../../src/db/location.js'
import { runWith } from '../helpers/run.js'

const CWD = '/somewhere/deep'
const mysql = {
  engine: 'mysql' as const,
  scheme: 'mysql' as const,
  hosts: [{ host: 'h', port: 3306 }],
  user: 'root',
  password: undefined,
  database: 'db',
} satisfies Location
const at = (host: string, port = 3306) => ({ hosts: [{ host, port }] as const })
const here = { ...mysql, ...at('localhost') }

describe('a database address', () => {
  it.each<[text: string, at: Location]>([
    ['sqlite:tickets.db', { engine: 'sqlite', path: '/somewhere/deep/tickets.db' }],
    ['sqlite:../tickets.db', { engine: 'sqlite', path: '/somewhere/tickets.db' }],
    ['sqlite:/var/lib/a b.db', { engine: 'sqlite', path: '/var/lib/a b.db' }],
    ['sqlite:///var/lib/tickets.db', { engine: 'sqlite', path: '/var/lib/tickets.db' }],
    ['sqlite:~/tickets.db', { engine: 'sqlite', path: join(homedir(), 'tickets.db') }],
    ['sqlite:./~/tickets.db', { engine: 'sqlite', path: '/somewhere/deep/~/tickets.db' }],
    ['SQLite:100%25.db', { engine: 'sqlite', path: '/somewhere/deep/100%25.db' }],
    ['mysql://h/db', mysql],
    ['mysql://@h/db', mysql],
    ['MySQL://root@H:3306/db', mysql],
    ['mariadb://bob@h:65535/db', { ...mysql, scheme: 'mariadb', user: 'bob', ...at('h', 65_535) }],
    ['mysql://h:1/Maintenance_DB', { ...mysql, ...at('h', 1), database: 'Maintenance_DB' }],
    ['mysql://root:@h/db', { ...mysql, password: '' }],
    ['mysql://root:a:b@h/db', { ...mysql, password: 'a:b' }],
    [
      'mysql://bob%40example.org:p%40ss%2F%3A%C3%A9@h/d%20b',
      { ...mysql, user: 'bob@example.org', password: 'p@ss/:é', database: 'd b' },
    ],
    ['mysql://root:p@ss@h/db', { ...mysql, password: 'p@ss' }],
    ['mysql://root@[::1]/db', { ...mysql, ...at('::1') }],
    ['mysql://root:s@[FE80::1]:3307/db', { ...mysql, ...at('fe80::1', 3307), password: 's' }],
    ['mysql://127.0.0.1/db', { ...mysql, ...at('127.0.0.1') }],
    [
      'mysql://h/db?ssl-mode=verify_ca&ssl-ca=../ca%2B+.pem',
      { ...mysql, tls: { mode: 'VERIFY_CA', ca: '/somewhere/ca++.pem' } },
    ],
    [
      'mysql://h,h2:3307,[::1]/db',
      { ...mysql, hosts: [...at('h').hosts, ...at('h2', 3307).hosts, ...at('::1').hosts] },
    ],
    ['mysql://h:1,H:1,h,h:3306/db', { ...mysql, hosts: [...at('h', 1).hosts, ...at('h').hosts] }],
    ['mysql://root@localhost/db?socket=/run/mysqld/mysqld.sock', { ...here, socket: '/run/mysqld/mysqld.sock' }],
    [
      'mysql://root:s%3F@LocalHost/db?socket=%2Frun%2Fa%20b%26%3D%25%C3%A9.sock',
      { ...here, password: 's?', socket: '/run/a b&=%é.sock' },
    ],
    ['mysql://localhost:3307/db?socket=my+sql.sock', { ...here, socket: '/somewhere/deep/my+sql.sock' }],
    [
      'mysql://[::1]/db?ssl-mode=REQUIRED&socket=/s',
      { ...here, ...at('::1'), socket: '/s', tls: { mode: 'REQUIRED', ca: undefined } },
    ],
  ])('%s', (text, at) => {
    expect(parseLocation(text, CWD)).toEqual(at)
  })

  it.each([
    ['nothing at all', ''],
    ['a scheme that is not known', 'postgres://root:hunter2@h/db'],
    ['no scheme', 'root:hunter2@h/db'],
    ['no file', 'sqlite:'],
    ['port 0', 'mysql://root:hunter2@h:0/db'],
    ['port 65536', 'mysql://root:hunter2@h:65536/db'],
    ['a port with six digits', 'mysql://root:hunter2@h:003306/db'],
    ['a port that is none', 'mysql://root:hunter2@h:abc/db'],
    ['a colon without a port', 'mysql://root:hunter2@h:/db'],
    ['no host', 'mysql://root:hunter2@/db'],
    ['no name', 'mysql://root:hunter2@h'],
    ['no name after the slash', 'mysql://root:hunter2@h/'],
    ['more after the name', 'mysql://root:hunter2@h/db/hunter2'],
    ['options after the name', 'mysql://root:hunter2@h/db?ssl=hunter2'],
    ['an option twice', 'mysql://root:hunter2@localhost/db?socket=/hunter2&socket=/s'],
    ['an option without a value', 'mysql://root:hunter2@localhost/db?hunter2'],
    ['a stray percent sign in an option', 'mysql://root:hunter2@localhost/db?socket=/hunter2%'],
    ['a certificate without a mode', 'mysql://root:hunter2@h/db?ssl-ca=hunter2'],
    ['a mode that is none', 'mysql://root:hunter2@h/db?ssl-mode=hunter2'],
    ['an empty socket', 'mysql://root:hunter2@localhost/db?socket='],
    ['a socket with a NUL', 'mysql://root:hunter2@localhost/db?socket=/hunter2%00'],
    ['a socket that is too long', `mysql://root:hunter2@localhost/db?socket=/hunter2${'x'.repeat(100)}`],
    ['a socket of another machine', 'mysql://root:hunter2@h/db?socket=/hunter2'],
    ['a slash in a password', 'mysql://root:hunter2/@h/db'],
    ['nothing between two commas', 'mysql://root:hunter2@h,,h2/db'],
    ['a comma behind the last host', 'mysql://root:hunter2@h,/db'],
    ['a comma before the first host', 'mysql://root:hunter2@,h/db'],
    ['a port without a host', 'mysql://root:hunter2@h,:3306/db'],
    ['a port of the second host that is none', 'mysql://root:hunter2@h,h2:0/db'],
    ['a socket beside several hosts', 'mysql://root:hunter2@localhost,127.0.0.1/db?socket=/hunter2'],
    ['a blank within a host', 'mysql://root:hunter2@h h2/db'],
    ['a user before each host', 'mysql://root@h,root@h2/db'],
    ['a user and a password before each host', 'mysql://root:hunter2@h:3306,root:hunter2@h2/db'],
    ['a user before each host, after blanks', 'mysql://root@h, root@h2/db'],
    ['IPv6 without brackets', 'mysql://root:hunter2@::1/db'],
    ['a stray percent sign', 'mysql://root:hunter2%@h/db'],
    ['bytes that are not UTF-8', 'mysql://root:hunter2%FF@h/db'],
  ])('is refused, and never repeated: %s', (_, text) => {
    const error = thrown(() => parseLocation(text, CWD))
    expect(error).toMatchObject({ code: 'USAGE', cause: undefined })
    expect(`${error.stack} ${JSON.stringify(error)}`).not.toContain('hunter2')
    expect(error.text.en).toMatch(/^The database address is not understood: .+[^.]\.$/)
  })

  it('is refused by the program with exit code 2, without its password even under --debug', async () => {
    const folders = { config: join(CWD, 'config'), data: join(CWD, 'data') }
    const ran = await runWith(['db', 'status', '--debug'], {
      folders,
      env: { HELPDESK_DATABASE: 'mysql://root:hunter2@h:0/db' },
    })
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toMatch(
      /^error: The database address is not understood: a port is a number from 1 to 65535\.\nhint: sqlite:PATH, /,
    )
    expect(ran.err).not.toContain('hunter2')
  })
})

const host = fc.record({
  host: fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6()).map((name) => name.toLowerCase()),
  port: fc.integer({ min: 1, max: 65_535 }),
})
const text = fc.string({ unit: 'binary', minLength: 1 })
const locations: fc.Arbitrary<Location> = fc.oneof(
  fc.record({
    engine: fc.constant('mysql' as const),
    scheme: fc.constantFrom('mysql' as const, 'mariadb' as const),
    hosts: fc
      .uniqueArray(host, { minLength: 1, maxLength: 4, selector: ({ host, port }) => `${host} ${port}` })
      .map((hosts) => hosts as [Host, ...Host[]]),
    user: text,
    password: fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
    database: text,
  }),
  fc
    .record({
      engine: fc.constant('mysql' as const),
      scheme: fc.constant('mysql' as const),
      hosts: fc.constantFrom('localhost', '127.0.0.1', '::1').map((name) => at(name).hosts),
      user: text,
      password: fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
      database: text,
      socket: fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).map((path) => resolve('/', path)),
    })
    .filter(({ socket }) => !socket.includes('\0')),
  text.map((path) => ({ engine: 'sqlite' as const, path: resolve('/', path) })),
)

describe('an address that was understood', () => {
  it('comes back from the configuration as it went in', () => {
    fc.assert(
      fc.property(locations, (at) => {
        expect(parseLocation(configLocation(at), CWD)).toEqual(at)
      }),
    )
  })

  it('is shown without its password, and otherwise whole', () => {
    fc.assert(
      fc.property(locations, (at) => {
        expect(parseLocation(describeLocation(at), CWD)).toEqual(
          at.engine === 'mysql' ? { ...at, password: undefined } : at,
        )
      }),
    )
    expect(describeLocation(parseLocation('mysql://bob:hunter2@[::1]:3307/db', CWD))).toBe('mysql://bob@[::1]:3307/db')
    expect(describeLocation(parseLocation('mariadb://b%40b:hunter2@H/d%20b', CWD))).toBe('mariadb://b%40b@h:3306/d%20b')
    expect(describeLocation(parseLocation('sqlite:x.db', CWD))).toBe('sqlite:/somewhere/deep/x.db')
  })

  it('names one database for every user of it', () => {
    const key = (address: string) => locationKey(parseLocation(address, CWD))
    const same = ['mysql://h/db', 'mysql://bob:hunter2@H:3306/db', 'mariadb://eve@h/db', 'mysql://root@h/d%62']
    expect(new Set(same.map(key))).toEqual(new Set(['h:3306/db']))
    const others = [
      'mysql://h/DB',
      'mysql://h:3307/db',
      'mysql://h2/db',
      'sqlite:h',
      'mysql://[::1]/db',
      'sqlite:./h.db',
    ]
    expect(new Set(others.map(key)).size).toBe(others.length)
    expect(others.map(key)).not.toContain('h:3306/db')
    expect(key('sqlite:../deep/x.db')).toBe(key('sqlite:///somewhere/deep/x.db'))
  })

  it('names one database by each name of this machine, but a socket for itself', () => {
    const at = (address: string) => parseLocation(address, CWD)
    const names = ['localhost', 'LOCALHOST.', '127.0.0.1', '127.1', '[::1]', '[0:0:0:0:0:0:0:1]', '[::ffff:127.0.0.1]']
    const keys = names.map((name) => locationKey(at(`mysql://root@${name}:3307/db`)))
    expect(new Set(keys).size).toBe(1)
    const others = [
      '127.0.0.2:3307',
      'localhost:3306',
      '127.0.0.1.example.org:3307',
      'my-localhost:3307',
      '[::2]:3307',
      'h:3307',
    ]
    for (const other of others) expect(keys).not.toContain(locationKey(at(`mysql://root@${other}/db`)))
    const socket = at('mysql://root@localhost/db?socket=/somewhere/s.sock')
    expect(locationKey(at('mysql://eve:pw@127.0.0.1:3307/db?socket=../s.sock'))).toBe(locationKey(socket))
    for (const other of ['/db?socket=/somewhere/t.sock', '/db2?socket=/somewhere/s.sock', ':3306/db', ':3307/db'])
      expect(samePlace(socket, at(`mysql://localhost${other}`))).toBe(false)
  })

  it('names one cluster by its hosts in any order, and by some of them', () => {
    const at = (hosts: string, name = 'db') => parseLocation(`mysql://root@${hosts}/${name}`, CWD)
    const key = locationKey(at('h1:3306,localhost:3307,[::1]'))
    expect(key).toBe('[localhost]:3306,[localhost]:3307,h1:3306/db')
    expect(locationKey(at('127.0.0.1,h1,127.0.0.1:3307,localhost'))).toBe(key)
    for (const some of ['h1', 'h9,h1', 'localhost:3307', 'h2,[::1]'])
      expect([some, samePlace(at(some), at('h1,localhost:3307,[::1]'))]).toEqual([some, true])
    for (const other of [at('h1:3308'), at('h9,h8'), at('h1', 'db2'), parseLocation('sqlite:h1:3306/db', CWD)])
      expect(samePlace(other, at('h1,localhost:3307,[::1]'))).toBe(false)
    expect(describeLocation(at('h1,[::1]:3307'))).toBe('mysql://root@h1:3306,[::1]:3307/db')
    expect(describeLocation(at('h1, [::1]:3307 ,h1:3306'))).toBe('mysql://root@h1:3306,[::1]:3307/db')
  })

  it('follows the links of a socket’s folder, whether the server runs or not', () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'helpdesk-test-')))
    mkdirSync(join(folder, 'run'))
    symlinkSync(join(folder, 'run'), join(folder, 'var-run'))
    const at = (path: string) => parseLocation(`mysql://localhost/db?socket=${folder}/${path}/s.sock`, CWD)
    const keys = () => [locationKey(at('run')), locationKey(at('var-run'))]
    expect(keys()[0]).toBe(keys()[1])
    const before = keys()
    writeFileSync(join(folder, 'run/s.sock'), '')
    expect(keys()).toEqual(before)
    rmSync(folder, { recursive: true })
  })

  it('is looked for under the keys of earlier versions too, its own spelling first', () => {
    expect(formerKeys(parseLocation('mysql://127.0.0.1:3307/db', CWD))).toEqual(
      ['127.0.0.1', 'localhost', '[::1]'].map((h) => `${h}:3307/db`),
    )
    expect(formerKeys(parseLocation('mysql://h/db', CWD))).toEqual([])
  })
})

function thrown(act: () => unknown): HelpdeskError {
  try {
    act()
  } catch (error) {
    if (error instanceof HelpdeskError) return error
    throw error
  }
  throw new Error('Nothing was thrown.')
}
